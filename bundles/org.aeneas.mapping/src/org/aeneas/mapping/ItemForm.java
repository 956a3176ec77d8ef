package org.aeneas.mapping;

/** Which items stand in DynamoDB after a load: that depends on who loaded. */
public enum ItemForm {
    /** Ours, and DynamoDB's own import: every type as it is mapped. */
    NATIVE {
        @Override
        public RowEncoder encoder(TableMapping mapping) {
            return new DynamoJsonEncoder(mapping);
        }

        @Override
        public KeyType key(KeyType mapped) {
            return mapped;
        }
    },
    /** AWS DMS's, which has texts, numbers and booleans only. */
    DMS {
        @Override
        public RowEncoder encoder(TableMapping mapping) {
            return new DmsItemEncoder(mapping);
        }

        @Override
        public KeyType key(KeyType mapped) {
            return mapped == KeyType.B ? KeyType.S : mapped;
        }
    };

    /** Makes the items' lines in DynamoDB's JSON. For one thread. */
    public abstract RowEncoder encoder(TableMapping mapping);

    /** The type of a key attribute, of the table or of an index. */
    public abstract KeyType key(KeyType mapped);
}
