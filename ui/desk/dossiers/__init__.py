"""Hồ sơ at the desk: what is due, what waits to be handed back, exports of the provincial system, what does not fit."""
