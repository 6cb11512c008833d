using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Swamp.Operations.Tests.Catalogue;

/// <summary>
/// What a request does not say has the record's default at every door. Generated JSON code overwrites the defaults of members that can only
/// be set while the record is made, so such members must be settable.
/// </summary>
public sealed class RequestDefaultsTests
{
    public static TheoryData<string> Operations => [.. OperationCatalogue.All.Select(static o => o.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_AbsentMembers_HaveTheRecordsDefaults(string name)
    {
        var info = OperationCatalogue.All.Single(o => o.Name == name).RequestInfo;
        Check(info);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_NullWhereNoneIsAllowed_IsRefusedNotPassedOn(string name)
    {
        var info = OperationCatalogue.All.Single(o => o.Name == name).RequestInfo;
        foreach (var property in info.Properties.Where(static p => !p.PropertyType.IsValueType && !p.IsSetNullable && p.Set is not null))
        {
            var json = Smallest(info);
            json[property.Name] = null;
            Assert.Throws<JsonException>(() => json.Deserialize(info));
        }
    }

    [Fact]
    public void Catalogue_HasDefaultsToProve() =>
        Assert.True(OperationCatalogue.All.Sum(static o => o.RequestInfo.Properties.Count(p => !p.IsRequired && Default(o.RequestInfo, p) is string { Length: > 0 } or int and not 0)) > 5);

    private static void Check(JsonTypeInfo info)
    {
        var read = Smallest(info).Deserialize(info)!;
        foreach (var property in info.Properties.Where(static p => !p.IsRequired && p.Get is not null))
        {
            var expected = JsonSerializer.Serialize(Default(info, property), info.Options.GetTypeInfo(property.PropertyType));
            var actual = JsonSerializer.Serialize(property.Get!(read), info.Options.GetTypeInfo(property.PropertyType));
            Assert.True(expected == actual, $"{info.Type.Name}.{property.Name} is {actual} when it is absent, its default is {expected}.");
        }
    }

    // Made by its constructor alone, as C# code that names only the required members would get it.
    private static object? Default(JsonTypeInfo info, JsonPropertyInfo property)
    {
        if (info.Type.GetConstructor([]) is null)
        {
            var parameter = info.Type.GetConstructors().Single().GetParameters().Single(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!) == property.Name);
            Assert.True(parameter.HasDefaultValue, $"{info.Type.Name}.{property.Name} has no default and is not required.");
            return parameter.DefaultValue;
        }

        var member = info.Type.GetProperties().Single(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == property.Name);
        return member.GetValue(Activator.CreateInstance(info.Type));
    }

    private static JsonObject Smallest(JsonTypeInfo info)
    {
        var json = new JsonObject();
        foreach (var property in info.Properties.Where(static p => p.IsRequired))
        {
            json[property.Name] = property.PropertyType == typeof(string) ? "x"
                : property.PropertyType == typeof(bool) ? true
                : property.PropertyType.IsValueType ? 1
                : typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(JsonObject) ? new JsonArray()
                : new JsonObject();
        }

        return json;
    }
}
