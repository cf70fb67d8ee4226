// The constraints that the store has, each with its `name`; told by either engine.
SHOW CONSTRAINTS
