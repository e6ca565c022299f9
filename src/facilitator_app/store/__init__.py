"""One encrypted file per facilitator. Returns and takes domain values; nobody else sees a row, SQL or a key."""

from facilitator_app.store.ballots import slip_tags
from facilitator_app.store.copying import copy_store
from facilitator_app.store.finding import identify
from facilitator_app.store.keys import RECOVERY, Cost, as_kept, read_recovery_code, spellings
from facilitator_app.store.known import Erased, Gone, KnownCopies, KnownCopy
from facilitator_app.store.opening import BEHIND, CheckReport, change_passphrase, check, create, open_store
from facilitator_app.store.reaching import erase_beside, erase_in_copy
from facilitator_app.store.responses import Deal
from facilitator_app.store.restoring import StoreSummary, look_into
from facilitator_app.store.sealing import inner_slip_key
from facilitator_app.store.slots import drop_slots, slots_in, write_slot
from facilitator_app.store.store import Store, StoreClosed
from facilitator_app.store.transaction import Transaction
from facilitator_app.store.words import (
    WORDS_TO_COME_BACK,
    WORDS_TO_OPEN,
    easy_to_guess,
    known_words,
    split_words,
    suggest_words,
)

__all__ = [
    "BEHIND",
    "RECOVERY",
    "WORDS_TO_COME_BACK",
    "WORDS_TO_OPEN",
    "CheckReport",
    "Cost",
    "Deal",
    "Erased",
    "Gone",
    "KnownCopies",
    "KnownCopy",
    "Store",
    "StoreClosed",
    "StoreSummary",
    "Transaction",
    "as_kept",
    "change_passphrase",
    "check",
    "copy_store",
    "create",
    "drop_slots",
    "easy_to_guess",
    "erase_beside",
    "erase_in_copy",
    "identify",
    "inner_slip_key",
    "known_words",
    "look_into",
    "open_store",
    "read_recovery_code",
    "slip_tags",
    "slots_in",
    "spellings",
    "split_words",
    "suggest_words",
    "write_slot",
]
