"""The facilitator's own questionnaires: the list of them, and changing one."""
