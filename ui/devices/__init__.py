"""What is plugged into the PC: printers, the loudspeaker and its voice, scanners, cameras."""
