package org.aeneas.cassandra.clone;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.aeneas.ssh.Command;

/** With whose rights commands run on a host. Never printed. */
public sealed interface Privilege {

    /** A line of shell, and what goes to its standard input, as they must reach the host. */
    Command command(String line, byte[] input);

    /** In words, for messages. */
    String words();

    /** Those of the login. */
    record Login() implements Privilege {
        @Override
        public Command command(String line, byte[] input) {
            return Command.shell(line).withInput(input);
        }

        @Override
        public String words() {
            return "the login's own rights";
        }
    }

    /** Those of root, by sudo, which asks for no password. */
    record Sudo() implements Privilege {
        @Override
        public Command command(String line, byte[] input) {
            return Command.of("sudo", "-n", "sh", "-c", line).withInput(input);
        }

        @Override
        public String words() {
            return "sudo without a password";
        }
    }

    /** Those of root, by sudo and the login's password. */
    record SudoPassword(char[] password) implements Privilege {

        /** Sudo takes the first line of the input; -k makes it ask even where it has asked a minute ago. */
        @Override
        public Command command(String line, byte[] input) {
            ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
            byte[] all = new byte[secret.remaining() + 1 + input.length];
            int length = secret.remaining();
            secret.get(all, 0, length);
            all[length] = '\n';
            System.arraycopy(input, 0, all, length + 1, input.length);
            Arrays.fill(secret.array(), (byte) 0);
            return Command.of("sudo", "-k", "-S", "-p", "", "sh", "-c", line).withInput(all);
        }

        @Override
        public String words() {
            return "sudo with a password";
        }

        @Override
        public String toString() {
            return words();
        }
    }
}
