"""The screens' part of a rehearsal: real windows without a display, pressed by hand and photographed."""
