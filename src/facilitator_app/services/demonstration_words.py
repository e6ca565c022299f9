"""What the made-up people of the demonstration write. Nobody said any of this."""

from __future__ import annotations

THEMES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (  # why we need each other
        (
            "Some of us are here because we were told to be.",
            "I am not sure everyone knows what the charity can do that the council cannot.",
            "Families do not care whose job it is. They want one answer.",
            "We each see a different part of the same family.",
            "When the flood came we worked as one team. We can do it.",
            "No single one of us could run the drop-in alone.",
        ),
        (
            "New people still need to be told why we are all here.",
            "I would like more of this in writing, for the next manager.",
            "The joint visits showed everyone why we need each other.",
            "I used to think I was here for show. Not any more.",
            "The health visitors and the peer workers now plan the week together.",
            "We filled the gap in evening support because three of us each gave a bit.",
        ),
    ),
    (  # clear, realistic purpose
        (
            "The plan has 41 aims. Nobody can hold 41 aims in their head.",
            "I had to ask what half the words in the plan mean.",
            "We say yes to every new idea and drop the old one.",
            "The aims are good. The dates are dreams.",
            "Getting children seen sooner: that one we all agree on.",
            "I can say in one sentence what we are for. That was not true before.",
        ),
        (
            "Five aims is better than 41, but two of them still have no owner.",
            "The aims still do not say what happens after the money ends.",
            "We wrote the short version together and it shows.",
            "The page on the wall helps. I point at it in meetings.",
            "We said no to something in June because it was not one of our aims. Good.",
            "My sister read our aims and understood them.",
        ),
    ),
    (  # commitment and ownership
        (
            "If Sian left, I do not know who would keep this going.",
            "Senior people come to the launch and then send somebody else.",
            "We were asked for our view after it was settled.",
            "My manager counts this as extra work, not as work.",
            "The same four people do everything, but they do it well.",
            "The council has put a real post into this for two years.",
        ),
        (
            "One partner has missed three meetings and nobody has rung them.",
            "I still do this in my own time.",
            "There is now a second person who knows how each thing runs.",
            "The chief officer came, stayed to the end and took two jobs away.",
            "We take turns at the chair. That makes it ours.",
            "People with lived experience set half the agenda now.",
        ),
    ),
    (  # trust
        (
            "I say less than I think, because it has come back to me before.",
            "Bad news comes after the meeting, never in it.",
            "We are asked, we are thanked, and then nothing happens.",
            "Two of the partners settle things between them beforehand.",
            "I trust the people. I do not always trust their bosses.",
            "I can ring anyone here and they help.",
            "When I got it wrong last winter nobody used it against me.",
        ),
        (
            "It is better. I still choose what I say and when.",
            "Money is the one thing we do not speak about openly.",
            "They told us about the cut before the papers came out. That mattered.",
            "We had a real row in July and were still friends after it.",
            "Somebody said sorry in a meeting. I had not seen that before.",
            "We do listen to each other more than in spring.",
            "I now bring problems early, because it is safe to.",
        ),
    ),
    (  # arrangements that work
        (
            "The papers come the night before. I cannot read 60 pages on a bus.",
            "Dates change and we are the last to hear.",
            "Nobody told me how to claim my fares, so I paid.",
            "Three groups talk about housing. They do not talk to each other.",
            "I am never sure who decides.",
            "The minutes are short and clear. Keep that.",
        ),
        (
            "Papers still come late. This has not moved.",
            "Fares are paid, but six weeks later.",
            "We still have too many meetings about meetings.",
            "Two computer systems, and the same form typed twice.",
            "The list of who does what is a great help.",
            "One page at the front of the papers: yes please, more of that.",
        ),
    ),
    (  # checking and learning
        (
            "Nobody checks if our plan made a difference.",
            "We count how many people came. We do not ask if it helped.",
            "We never heard what happened to the survey last year.",
            "Every new project starts from nothing again.",
            "Figures come from the council and nobody else can see them.",
            "The talk after the summer scheme was the best hour of the year.",
        ),
        (
            "We look at what went well. We should look at what did not.",
            "The figures are shared now, but they are hard to read.",
            "We stopped the Friday group because it was not helping. That took courage.",
            "They came back and told us what they did with our answers. First time ever.",
            "A parent showed us what the new form is like to fill in. We changed it.",
            "Ten minutes at the end of each meeting: what did we learn? It works.",
        ),
    ),
)
"""For each of six themes and each of two rounds: from worried to content."""

QUESTIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (  # what works best
        (
            "There is tea, and people stay after.",
            "The peer workers hold it together.",
            "People turn up.",
            "The drop-in on Tuesdays.",
            "We know each other's first names.",
            "We share an office one day a week.",
            "A problem with one family gets sorted in a day.",
            "The chair lets everyone finish.",
            "We all want the same thing for the children.",
        ),
        (
            "We heard back about the last round.",
            "The short papers, when they come.",
            "Joint visits.",
            "People with lived experience run the welcome.",
            "The list of who does what.",
            "We can disagree now without falling out.",
            "Five aims on one page.",
            "The Tuesday drop-in, still.",
            "Everyone answers the phone.",
        ),
    ),
    (  # what to change first
        (
            "Say what happened to our ideas.",
            "Pay travel costs on the day.",
            "Shorter papers, a week before.",
            "Meet somewhere that is not the council offices.",
            "Fewer aims.",
            "Put the money on the table.",
            "One list of contacts.",
            "Ask families before we plan, not after.",
            "Decide who decides.",
        ),
        (
            "Send the papers a week before. We said so last time.",
            "Pay fares on the day.",
            "Talk about money openly.",
            "One form, not two.",
            "Ring the partner who has stopped coming.",
            "Fewer meetings.",
            "Look at what went wrong as well.",
            "Plan for when the grant ends.",
            "Make the figures easy to read.",
        ),
    ),
)
"""For each of two open questions and each of two rounds."""

FEEDBACK: tuple[tuple[str, ...], ...] = (
    (  # keep doing
        "Asks the quiet people first.",
        "Rings back the same day.",
        "Says what is not working before we do.",
        "Explains the council's side in plain words.",
        "Comes to the drop-in, not only to the board.",
        "Keeps calm when the room does not.",
        "Gives the credit to the people who did the work.",
        "Turns up prepared.",
    ),
    (  # do more
        "Tell us earlier when the date will slip.",
        "Let somebody else chair now and then.",
        "Visit the other partners at their place.",
        "Say no more often.",
        "Speak up for us at the hospital too.",
        "Share the figures before the meeting.",
        "Ask us what we need before the plan is made.",
        "Take credit when it is yours.",
    ),
    (  # do differently
        "Shorter mails. The point is often at the end.",
        "Do not answer for the rest of the team.",
        "Wait a little before you reply when it gets hot.",
        "Write down what we settled, and send it round.",
        "Use fewer letters for names of things.",
        "Bring bad news to the meeting, not after it.",
        "Check that everyone has understood before we move on.",
        "Let a silence last.",
    ),
)
"""For each of the three questions about a person."""
