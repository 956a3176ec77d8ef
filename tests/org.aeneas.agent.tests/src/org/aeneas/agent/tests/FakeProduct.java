package org.aeneas.agent.tests;

/** Stands for Equinox in the launcher's tests: tells how it was called, and ends with the status that it is told. */
public final class FakeProduct {

    private FakeProduct() {
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : new String[] {"osgi.install.area", "osgi.configuration.area", "java.home",
                "sun.jnu.encoding"}) {
            System.out.println(name + "=" + System.getProperty(name));
        }
        System.out.println("arguments=" + String.join(" ", arguments));
        System.out.println("heap=" + Runtime.getRuntime().maxMemory());
        System.out.println("opened=" + Object.class.getModule().isOpen("java.io", FakeProduct.class.getModule()));
        System.out.println("input=" + new String(System.in.readAllBytes()).strip());
        System.exit(Integer.getInteger("fake.status", 0));
    }
}
