package org.aeneas.sandbox.tests;

import java.nio.file.Path;

import org.aeneas.core.Progress;
import org.aeneas.core.ProblemException;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxOptions;

/** What child JVMs of these tests do. */
final class Owner {
    private Owner() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "own" -> own(folder, new Ownership(folder.resolve("notes"), false));
                case "sandbox" -> Sandbox.start(SandboxOptions.defaults(Cache.ofUser()).in(folder), Cache.ofUser(),
                        Progress.NONE);
                case "fetch" -> Dynalite.fetch(new Cache(folder), Progress.NONE);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.out.println("done");
        } catch (ProblemException e) {
            System.out.println("problem " + e.problem().code() + " " + e.problem().remedy());
        }
    }

    private static void own(Path folder, Ownership ownership) throws InterruptedException {
        Dynalite.start(folder, "eu-west-1", ownership, Cache.ofUser(), Progress.NONE);
        System.out.println("started");
        Thread.sleep(Long.MAX_VALUE);
    }
}
