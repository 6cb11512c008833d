using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swamp.Runner.Describing;

/// <summary>
/// Refuses what the serialiser would write the properties of, which nobody means: numbers without limit, and tasks that nobody awaited.
/// </summary>
internal sealed class FormlessConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeof(Task).IsAssignableFrom(typeToConvert) || typeToConvert == typeof(ValueTask) || typeToConvert == typeof(BigInteger)
        || (typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueTask<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Formless<>).MakeGenericType(typeToConvert))!;

    private sealed class Formless<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Refusal();

        private static NotSupportedException Refusal() => new($"'{typeof(T)}' has no form in JSON.");
    }
}
