"""Is what our templates write what GOV.UK Frontend publishes, and is a page fit to be read?"""
