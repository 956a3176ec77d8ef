package org.aeneas.cli.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Greeting;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.Registering;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas agent register}. */
@Command(name = "register", description = {
    "Registers an agent with the project, and gives it the credentials of the project's AWS service profile.",
    "With SSL both sides prove who they are: the agent's fingerprint is shown and asked for, unless --fingerprint"
            + " tells it. An agent that is registered already is registered anew." })
final class AgentRegister extends ProjectAction {
    private static final Pattern ADDRESS = Pattern
            .compile("(?:\\[(?<ipv6>[^\\]]+)\\]|(?<host>[^:]+))(?::(?<port>\\d{1,5}))?");
    private static final int BYTES_OF_SHA_256 = 32;

    @Mixin
    private RefusedSecrets refused;

    @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "Where the agent listens. Default port: 8080.")
    private String address;

    @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
    private String description;

    @Mixin
    private StoreOptions stores = new StoreOptions();

    @Option(names = "--no-ssl", description = "Without SSL, by the agent's password: from --password-stdin, the file"
            + " that AENEAS_AGENT_PASSWORD_FILE names, or a prompt.")
    private boolean plain;

    @Option(names = "--password-stdin", description = "Read the agent's password from standard input.")
    private boolean passwordFromStandardInput;

    @Option(names = "--allow-plain-network", description = "With --no-ssl: password and all data may go over the"
            + " network unencrypted. Not needed for an agent on this machine.")
    private boolean anywhere;

    @Option(names = "--fingerprint", paramLabel = "SHA256", description = "That of the agent's certificate, as the"
            + " agent prints it for the option --status.")
    private String fingerprint;

    @Option(names = "--take-over", paramLabel = "PROJECT", description = "Take the agent, with its tasks, from the"
            + " project of this name, which loses it.")
    private String takeOver;

    @Override
    public Integer call() {
        Arguments.require(spec(), !plain || !stores.given(), "--no-ssl needs no trust and key store.");
        AgentAddress where = address();
        Optional<RegisteredAgent> before = project().agents().stream()
                .filter(agent -> agent.address().equals(where)).findFirst();
        Optional<String> pair = plain ? Optional.empty() : Optional.of(stores.choose(spec(), folder(), secrets(),
                before.flatMap(RegisteredAgent::stores)));
        RegisteredAgent wanted = new RegisteredAgent(before.map(RegisteredAgent::id).orElseGet(UUID::randomUUID),
                Optional.ofNullable(description).or(() -> before.map(RegisteredAgent::description)).orElse(""), where,
                pair, before.flatMap(RegisteredAgent::fingerprint), anywhere);
        try (Registering registering = new Registering(site(), wanted, plain ? password() : new char[0])) {
            Greeting greeting = work(registering::greet);
            confirm(registering, greeting);
            keep(register(registering, greeting));
        }
        return CommandLineInterface.DONE;
    }

    private AgentAddress address() {
        Matcher parts = ADDRESS.matcher(address);
        Arguments.require(spec(), parts.matches(), "'" + address + "' is not of the form HOST or HOST:PORT.");
        String host = parts.group("host") == null ? parts.group("ipv6") : parts.group("host");
        String port = parts.group("port");
        return new AgentAddress(host, port == null ? Contract.DEFAULT_PORT : Integer.parseInt(port));
    }

    private char[] password() {
        String password = Secrets.read(passwordFromStandardInput, "AENEAS_AGENT_PASSWORD_FILE",
                "Password of the agent at " + address).orElse("");
        Arguments.require(spec(), !password.isEmpty(), "The agent's password is missing: use --password-stdin, or the"
                + " file that AENEAS_AGENT_PASSWORD_FILE names.");
        return password.toCharArray();
    }

    private void confirm(Registering registering, Greeting greeting) {
        if (fingerprint != null) {
            if (!greeting.fingerprint().map(AgentRegister::plain).equals(Optional.of(plain(fingerprint)))) {
                throw new Problem("fingerprint-wrong", "The agent shows another certificate than the one of"
                        + " --fingerprint: SHA-256 " + greeting.fingerprint().orElse("none") + ".",
                        registering.agent().address().toString(),
                        "Ask the agent for its own with the option --status, and compare.").asException();
            }
        } else if (registering.isUnconfirmed(greeting)) {
            boolean known = registering.agent().fingerprint().isPresent();
            terminal().err().println((known ? "The agent shows another certificate than when it was registered."
                    : "The agent shows a certificate to which the trust store leads.") + " Its SHA-256 is");
            terminal().err().println("  " + greeting.fingerprint().orElseThrow());
            terminal().err().flush();
            Confirmation.require("Nobody has confirmed the agent's certificate yet.",
                    "Is it the one that the agent prints for the option --status?",
                    registering.agent().address().toString(), false,
                    "--fingerprint " + greeting.fingerprint().orElseThrow());
        }
    }

    private static String plain(String fingerprint) {
        String hex = fingerprint.replaceAll("(?i)^SHA-?256[:=]?", "").replaceAll("[:\\s]", "");
        return hex.length() == 2 * BYTES_OF_SHA_256 ? hex.toUpperCase(Locale.ROOT) : fingerprint;
    }

    private RegisteredAgent register(Registering registering, Greeting greeting) {
        try {
            return work(progress -> registering.register(greeting, Optional.ofNullable(takeOver), progress));
        } catch (ProblemException e) {
            if (!e.problem().code().equals("agent-taken")) {
                throw e;
            }
            String other = e.problem().object();
            Optional<String> typed = Confirmation.ask("The agent serves the project " + other + ". To take it over,"
                    + " with its tasks, type the name of that project:").map(String::strip);
            if (typed.filter(other::equals).isEmpty()) {
                throw new Problem("agent-taken", e.problem().what(), other,
                        "Unregister it there, or take it over with --take-over and that project's name.")
                        .asException(e);
            }
            return work(progress -> registering.register(greeting, typed, progress));
        }
    }

    private void keep(RegisteredAgent agent) {
        session().edit(now -> now.withAgent(agent));
        session().save();
        terminal().answer(Map.of("agent", AgentText.json(agent)),
                "The agent at " + agent.address() + " is registered with " + project().name() + ".");
    }
}
