package org.aeneas.agent.internal.configure;

import java.nio.file.Path;
import java.util.Arrays;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.AgentSettings.Server;
import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.core.ProblemException;

/** The questions about who may talk to the agent. */
record SslInterview(Interview interview, PendingSecrets secrets, AgentFolders folders) {

    Ssl ask(Ssl earlier) {
        if (!interview.flag(new Question("ssl", "Enable SSL communication Y/N"), earlier.enabled())) {
            return new Ssl(false, "", SecretReference.NONE, "", SecretReference.NONE);
        }
        Asked keys = store("key store", earlier.keyStore(), earlier.keyStorePassword());
        Asked trusted = store("trust store", earlier.trustStore(), earlier.trustStorePassword());
        return new Ssl(true, keys.file(), keys.password(), trusted.file(), trusted.password());
    }

    /** A store that was found right. */
    private record Asked(String file, SecretReference password) {
    }

    /** @param words {@code key store} */
    private Asked store(String words, String earlier, SecretReference earlierPassword) {
        String key = words.replace(' ', '-');
        String name = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        Question which = new Question(key, "Path to " + words + ": ");
        String usual = earlier;
        while (true) {
            String file = interview.text(which, usual, LocalFiles::readable);
            SecretReference old = file.equals(earlier) ? earlierPassword : SecretReference.NONE;
            Store store = new Store(words.replace(" ", ""), file);
            try {
                char[] entered = interview.secretTwice(new Question(key + "-password", name + " password:"),
                        new Question(key + "-password", "Re-enter the " + words + " password:"),
                        password -> check(store, password, old));
                return new Asked(new LocalFiles(folders, interview).forService(Path.of(file), key).toString(),
                        secrets.refer(key + "-password", entered, old));
            } catch (StoreUnusable e) {
                interview.respondent().refuse(which, ((ProblemException) e.getCause()).problem());
                usual = file;
            }
        }
    }

    /** Not the password is wrong, but the store: then the question about its path comes again. */
    private static final class StoreUnusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreUnusable(ProblemException cause) {
            super(cause);
        }
    }

    private void check(Store store, char[] entered, SecretReference earlier) {
        char[] password = entered.length > 0 ? entered.clone() : secrets.require(earlier);
        try {
            store.check(password);
        } catch (ProblemException e) {
            if (e.problem().code().equals("store-password")) {
                throw e;
            }
            throw new StoreUnusable(e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Without SSL a password is asked for, and others than this machine are let in only by an express word. */
    Server server(Server earlier, Ssl before, Ssl ssl) {
        if (ssl.enabled()) {
            String address = before.enabled() ? earlier.bindAddress() : AgentSettings.ALL_ADDRESSES;
            return new Server(earlier.port(), address, earlier.password(), earlier.healthPort());
        }
        interview.tell("WARNING: without SSL, everybody who can listen on the network reads the agent's password and "
                + "the data. Bind it to another address than 127.0.0.1 only in a network that you trust.");
        char[] entered = interview.secretTwice(new Question("agent-password", "Agent password:"),
                new Question("agent-password", "Re-enter the agent password:"),
                password -> Question.require(password.length > 0 || earlier.password().isPresent(),
                        () -> Question.refuse("The agent's password is empty.", "", "Enter one.")));
        String usual = before.enabled() ? AgentSettings.LOOPBACK : earlier.bindAddress();
        String address = interview.text(new Question("bind-address", "Enter the address that the agent listens on: "),
                usual, SslInterview::address);
        return new Server(earlier.port(), address,
                secrets.refer("agent-password", entered, earlier.password()), earlier.healthPort());
    }

    private static String address(String answer) {
        Question.require(answer.matches("[0-9.]{7,15}|[A-Fa-f0-9.:%]+"), () -> Question.refuse(
                "That is no IP address.", answer, "Enter one such as 127.0.0.1 or 0.0.0.0."));
        return answer;
    }
}
