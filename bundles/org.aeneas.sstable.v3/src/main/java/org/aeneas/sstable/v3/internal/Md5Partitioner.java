package org.aeneas.sstable.v3.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.cassandra.db.BufferDecoratedKey;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.IntegerType;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.exceptions.ConfigurationException;

/**
 * RandomPartitioner: the token is the absolute value of the key's MD5 as a number. Cassandra 3.11's own class measures
 * numbers by reflection as it is loaded, which Java 17 forbids. What only a node needs is not supported.
 */
final class Md5Partitioner implements IPartitioner {
    static final Md5Partitioner INSTANCE = new Md5Partitioner();
    private static final Token MINIMUM = new Md5Token(BigInteger.ONE.negate());

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Md5Partitioner::md5);

    private static final class Md5Token extends Token {
        private static final long serialVersionUID = 1L;

        private final BigInteger value;

        Md5Token(BigInteger value) {
            this.value = value;
        }

        @Override
        public IPartitioner getPartitioner() {
            return INSTANCE;
        }

        @Override
        public Object getTokenValue() {
            return value;
        }

        @Override
        public int compareTo(Token other) {
            return value.compareTo(((Md5Token) other).value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Md5Token token && value.equals(token.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return value.toString();
        }

        @Override
        public long getHeapSize() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double size(Token next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Token increaseSlightly() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Tokens extends Token.TokenFactory {
        @Override
        public ByteBuffer toByteArray(Token token) {
            return ByteBuffer.wrap(((Md5Token) token).value.toByteArray());
        }

        @Override
        public Token fromByteArray(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return new Md5Token(new BigInteger(copy));
        }

        @Override
        public String toString(Token token) {
            return token.toString();
        }

        @Override
        public void validate(String token) throws ConfigurationException {
            fromString(token);
        }

        @Override
        public Token fromString(String text) {
            return new Md5Token(new BigInteger(text));
        }
    }

    @Override
    public DecoratedKey decorateKey(ByteBuffer key) {
        return new BufferDecoratedKey(getToken(key), key);
    }

    @Override
    public Token getToken(ByteBuffer key) {
        if (!key.hasRemaining()) {
            return MINIMUM;
        }
        MessageDigest md5 = MD5.get();
        md5.update(key.duplicate());
        return new Md5Token(new BigInteger(md5.digest()).abs());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public Token getMinimumToken() {
        return MINIMUM;
    }

    @Override
    public Token.TokenFactory getTokenFactory() {
        return new Tokens();
    }

    @Override
    public boolean preservesOrder() {
        return false;
    }

    @Override
    public AbstractType<?> getTokenValidator() {
        return IntegerType.instance;
    }

    @Override
    public AbstractType<?> partitionOrdering() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token midpoint(Token left, Token right) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token split(Token left, Token right, double ratioToLeft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token getRandomToken() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token getRandomToken(Random random) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Token, Float> describeOwnership(List<Token> sortedTokens) {
        throw new UnsupportedOperationException();
    }
}
