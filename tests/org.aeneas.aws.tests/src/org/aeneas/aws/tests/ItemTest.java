package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {
    private static final String EVERY_TYPE = """
            {"s":{"S":"\\u00e4\\ud83d\\ude00\\"\\\\"},"n":{"N":"-1.5E-7"},"b":{"B":"AAH/"},"t":{"BOOL":true},\
            "f":{"BOOL":false},\
            "x":{"NULL":true},"l":{"L":[{"S":"a"},{"L":[]},{"M":{}}]},"m":{"M":{"k":{"N":"1"},"":{"S":""}}},\
            "ss":{"SS":["b","a"]},"ns":{"NS":["2","1.0"]},"bs":{"BS":["AQ==","AA=="]}}""";

    @Test
    void should_read_what_it_wrote_of_every_type() {
        Item item = item(EVERY_TYPE);
        assertEquals(item, ItemJson.read(ItemJson.write(item)));
        assertEquals(11, item.attributes().size());
    }

    @Test
    void should_read_an_item_within_a_staged_line_and_within_a_larger_array() {
        byte[] line = bytes("xx{\"Item\":" + EVERY_TYPE + "}yy");
        assertEquals(item(EVERY_TYPE), ItemJson.readLine(line, 2, line.length - 4));
        byte[] delete = bytes("{\"Delete\":{\"id\":{\"S\":\"a\"}}}");
        assertEquals(item("{'id':{'S':'a'}}"), ItemJson.readLine(delete, 0, delete.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{'a':1}", "{'a':{'S':1}}", "{'a':{'Q':'1'}}", "{'a':{'S':'x','N':'1'}}",
            "{'a':{}}", "{'a':{'L':{}}}", "{'a':{'M':[]}}", "{'a':{'SS':[1]}}", "{}{}", "{'a':{'BOOL':'true'}}"})
    void should_refuse_what_is_not_an_item(String json) {
        assertThrows(IllegalArgumentException.class, () -> item(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
            "{'a':{'N':'1.50'}}                 | {'a':{'N':'15E-1'}}",
            "{'a':{'N':'100'}}                  | {'a':{'N':'1E2'}}",
            "{'a':{'N':'-0'}}                   | {'a':{'N':'0.00'}}",
            "{'a':{'N':'007'}}                  | {'a':{'N':'7'}}",
            "{'a':{'N':'12345678901234567890'}} | {'a':{'N':'1.2345678901234567890E19'}}",
            "{'a':{'N':'9.99E125'}}             | {'a':{'N':'99.9E124'}}",
            "{'a':{'SS':['x','y']}}             | {'a':{'SS':['y','x']}}",
            "{'a':{'NS':['1.0','2']}}           | {'a':{'NS':['2.00','1']}}",
            "{'a':{'BS':['AQ==','AA==']}}       | {'a':{'BS':['AA==','AQ==']}}",
            "{'a':{'B':'AQ=='}}                 | {'a':{'B':'AQ'}}",
            "{'a':{'M':{'x':{'N':'1'},'y':{'N':'2'}}}} | {'a':{'M':{'y':{'N':'2.0'},'x':{'N':'1.0'}}}}",
            "{'a':{'L':[{'N':'1.0'}]}}          | {'a':{'L':[{'N':'1'}]}}",
            "{'a':{'S':'1'},'b':{'S':'2'}}      | {'b':{'S':'2'},'a':{'S':'1'}}"})
    void should_call_items_the_same_that_dynamodb_calls_the_same(String one, String other) {
        assertTrue(item(one).sameAs(item(other)));
        assertArrayEquals(item(one).digest(), item(other).digest());
        assertEquals(List.of(), item(one).differences(item(other)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
            "{'a':{'N':'1'}}               | {'a':{'S':'1'}}",
            "{'a':{'N':'1'}}               | {'a':{'N':'1.0000000000000000000000000000000000001'}}",
            "{'a':{'S':'x'}}               | {'a':{'B':'x'}}",
            "{'a':{'S':''}}                | {}",
            "{'a':{'NULL':true}}           | {}",
            "{'a':{'L':[{'S':'x'},{'S':'y'}]}} | {'a':{'L':[{'S':'y'},{'S':'x'}]}}",
            "{'a':{'SS':['x']}}            | {'a':{'L':[{'S':'x'}]}}",
            "{'a':{'SS':['1']}}            | {'a':{'NS':['1']}}",
            "{'a':{'L':[]}}                | {'a':{'M':{}}}",
            "{'a':{'M':{'x':{'S':'y'}}}}   | {'a':{'M':{'y':{'S':'x'}}}}",
            "{'a':{'BOOL':true}}           | {'a':{'BOOL':false}}"})
    void should_tell_items_apart(String one, String other) {
        assertFalse(item(one).sameAs(item(other)));
        assertFalse(Arrays.equals(item(one).digest(), item(other).digest()));
        assertEquals(List.of("a"), item(one).differences(item(other)));
        assertEquals(List.of("a"), item(other).differences(item(one)));
    }

    @Test
    void should_name_each_attribute_that_differs() {
        Item one = item("{'id':{'S':'a'},'same':{'N':'1'},'only here':{'S':'x'},'value':{'N':'2'}}");
        Item other = item("{'value':{'N':'3'},'only there':{'S':'x'},'same':{'N':'1.0'},'id':{'S':'a'}}");
        assertEquals(List.of("only here", "only there", "value"), one.differences(other));
    }

    @Test
    void should_give_each_item_its_own_digest_however_its_parts_could_be_read() {
        List<String> alike = List.of("{'ab':{'S':'c'}}", "{'a':{'S':'bc'}}", "{'a':{'SS':['b','c']}}",
                "{'a':{'SS':['bc']}}", "{'a':{'L':[{'S':'b'},{'S':'c'}]}}", "{'a':{'L':[{'L':[{'S':'b'}]},{'S':'c'}]}}",
                "{'a':{'M':{'b':{'S':'c'}}}}", "{'a':{'S':'b'},'c':{'S':''}}");
        long digests = alike.stream().map(json -> Arrays.toString(item(json).digest())).distinct().count();
        assertEquals(alike.size(), digests);
    }

    @Test
    void should_survive_its_own_notation_for_random_numbers() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String number = random.nextLong() + "." + Math.abs(random.nextInt()) + "E" + (random.nextInt(200) - 100);
            Item item = item("{'a':{'N':'" + number + "'}}");
            assertEquals(item.canonical(), item.canonical().canonical(), number);
            assertTrue(item.sameAs(item.canonical()), number);
        }
    }

    /** Single quotes for double ones, where there is no double one. */
    private static Item item(String json) {
        return ItemJson.read(bytes(json.contains("\"") ? json : json.replace('\'', '"')));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
