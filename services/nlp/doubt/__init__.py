"""Did it happen, or is it planned, feared, denied or claimed?"""
