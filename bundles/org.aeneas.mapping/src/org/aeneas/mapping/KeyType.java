package org.aeneas.mapping;

/** The types that DynamoDB allows in a key: string, number, binary. */
public enum KeyType { S, N, B }
