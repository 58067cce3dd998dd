import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Prints the keys that classes declare, a line each: name, type, default ("=" before it, "~" for none), importance and
 * whether it is required, with tabs between them; "?" is what a class does not say.
 *
 * <p>Arguments come in pairs, of how a class declares keys and its name: {@code connector} (its config()), {@code
 * definition} (a ConfigDef as class#member), {@code fields} (constants of Debezium's type Field), {@code mysql} and
 * {@code mariadb} (properties of the JDBC drivers).
 */
public class Declared {
    public static void main(String[] arguments) throws Exception {
        for (int at = 0; at < arguments.length; at += 2) {
            String name = arguments[at + 1];
            switch (arguments[at]) {
                case "connector" -> definition((ConfigDef) call(instance(name), "config"));
                case "definition" -> definition((ConfigDef) member(name.split("#")[0], name.split("#")[1]));
                case "fields" -> fields(Class.forName(name));
                case "mysql" -> mysql();
                case "mariadb" -> mariadb();
                default -> throw new IllegalArgumentException(arguments[at]);
            }
        }
    }

    private static void definition(ConfigDef definition) {
        for (ConfigDef.ConfigKey key : definition.configKeys().values()) {
            if (key.internalConfig) {
                continue;
            }
            boolean required = key.defaultValue == ConfigDef.NO_DEFAULT_VALUE;
            String value = required ? null : ConfigDef.convertToString(key.defaultValue, key.type);
            // A list of classes.
            value = value == null ? null : value.replace("class ", "");
            line(key.name, key.type, value, key.importance, required);
        }
    }

    private static void fields(Class<?> type) throws Exception {
        for (Class<?> declares = type; declares != null; declares = declares.getSuperclass()) {
            of(declares);
            for (Class<?> also : declares.getInterfaces()) {
                of(also);
            }
        }
    }

    private static void of(Class<?> declares) throws Exception {
        for (Field constant : declares.getDeclaredFields()) {
            if (!Modifier.isStatic(constant.getModifiers())) {
                continue;
            }
            constant.setAccessible(true);
            switch (constant.getType().getName()) {
                case "io.debezium.config.Field" -> field(constant.get(null));
                case "io.debezium.config.Field$Set" -> {
                    for (Object field : (Iterable<?>) constant.get(null)) {
                        field(field);
                    }
                }
                default -> {}
            }
        }
    }

    private static void field(Object field) throws Exception {
        Object value = call(field, "defaultValueAsString");
        line(call(field, "name"), call(field, "type"), value, call(field, "importance"), call(field, "isRequired"));
    }

    private static void mysql() throws Exception {
        Map<?, ?> properties = (Map<?, ?>) member("com.mysql.cj.conf.PropertyDefinitions", "PROPERTY_KEY_TO_PROPERTY_DEFINITION");
        for (Object property : properties.values()) {
            String type = property.getClass().getSimpleName().replace("PropertyDefinition", "");
            line(call(property, "getName"), type, call(property, "getDefaultValue"), "?", "?");
            if (call(property, "getCcAlias") != null) {
                line(call(property, "getCcAlias"), "?", "?", "?", "?");
            }
        }
    }

    private static void mariadb() throws Exception {
        Class<?> builder = Class.forName("org.mariadb.jdbc.Configuration$Builder");
        for (Field property : builder.getDeclaredFields()) {
            if (property.getType().getName().startsWith("java.lang.")) {
                line(property.getName(), property.getType().getSimpleName(), "?", "?", "?");
            }
        }
        Map<?, ?> aliases = (Map<?, ?>) member("org.mariadb.jdbc.util.options.OptionAliases", "OPTIONS_ALIASES");
        for (Object alias : aliases.keySet()) {
            line(alias, "?", "?", "?", "?");
        }
    }

    private static void line(Object name, Object type, Object value, Object importance, Object required) {
        String told = value == null ? "~" : value.equals("?") ? "?" : "=" + value;
        System.out.println(String.join("\t", "" + name, "" + type, told, "" + importance, "" + required));
    }

    private static Object instance(String name) throws Exception {
        return Class.forName(name).getConstructor().newInstance();
    }

    private static Object call(Object on, String method) throws Exception {
        Method called = on.getClass().getMethod(method);
        called.setAccessible(true);
        return called.invoke(on);
    }

    private static Object member(String type, String name) throws Exception {
        Class<?> declares = Class.forName(type);
        while (declares != null) {
            for (Field field : declares.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(null);
                }
            }
            for (Method method : declares.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    return method.invoke(null);
                }
            }
            declares = declares.getSuperclass();
        }
        throw new NoSuchFieldException(type + "#" + name);
    }
}
