"""What do the pages do with what nobody should send, in any field of any form?"""
