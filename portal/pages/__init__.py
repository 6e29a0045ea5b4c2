"""The pages: each made from the public catalogue, in words first and then in markup."""
