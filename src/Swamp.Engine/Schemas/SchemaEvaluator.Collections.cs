using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

internal sealed partial class SchemaEvaluator
{
    private bool Objects(SchemaNode schema, JsonObject map, Target target, SchemaNotes? notes)
    {
        var valid = true;
        if (map.Count < schema.MinProperties)
        {
            valid = Fail(
                target,
                "minProperties",
                $"must have at least {SchemaMessages.Counted(schema.MinProperties.Value, "property")}, got {map.Count}",
                schema.Location);
        }

        if (map.Count > schema.MaxProperties)
        {
            valid = Fail(
                target,
                "maxProperties",
                $"must have at most {SchemaMessages.Counted(schema.MaxProperties.Value, "property")}, got {map.Count}",
                schema.Location);
        }

        foreach (var name in schema.Required ?? [])
        {
            if (!map.ContainsKey(name))
            {
                valid = Fail(target.Violations, target.Path.Key(name), "required", "is required", schema.Location + "/required");
            }
        }

        foreach (var (given, names) in schema.DependentRequired ?? EmptyNames)
        {
            foreach (var name in names.Where(name => map.ContainsKey(given) && !map.ContainsKey(name)))
            {
                valid = Fail(
                    target.Violations,
                    target.Path.Key(name),
                    "dependentRequired",
                    $"is required when '{given}' is given",
                    schema.Location + "/dependentRequired");
            }
        }

        foreach (var (name, value) in map)
        {
            if (Stops(valid, target))
            {
                return false;
            }

            valid &= Property(schema, map, name, value, target, notes);
        }

        return valid;
    }

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> EmptyNames = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private bool Property(SchemaNode schema, JsonObject map, string name, JsonNode? value, Target target, SchemaNotes? notes)
    {
        var valid = true;
        var known = false;
        var path = schema.Properties is null && schema.PatternProperties is null && schema.AdditionalProperties is null && schema.PropertyNames is null
            ? target.Path
            : target.Path.Key(name);
        if (schema.Properties?.TryGetValue(name, out var property) == true)
        {
            known = true;
            valid &= Run(property, value, path, target.Violations, null, target.IsSecret);
        }

        foreach (var (pattern, patterned) in schema.PatternProperties ?? [])
        {
            if (pattern.IsMatch(name))
            {
                known = true;
                valid &= Run(patterned, value, path, target.Violations, null, target.IsSecret);
            }
        }

        if (!known && schema.AdditionalProperties is { } additional)
        {
            known = true;
            valid &= additional.Constant == false
                ? Unknown(schema, map, name, path, target, "additionalProperties")
                : Run(additional, value, path, target.Violations, null, target.IsSecret);
        }

        if (schema.PropertyNames is { } names && !Run(names, JsonValue.Create(name), path, null, null, target.IsSecret))
        {
            var reasons = new List<SchemaViolation>();
            Run(names, JsonValue.Create(name), path, reasons, null, target.IsSecret);
            valid = Fail(
                target.Violations,
                path,
                "propertyNames",
                $"has a name that {reasons.FirstOrDefault()?.Message ?? "is not allowed"}",
                schema.Location + "/propertyNames");
        }

        if (known)
        {
            notes?.AddProperty(name);
        }

        return valid;
    }

    private bool Unknown(SchemaNode schema, JsonObject map, string name, InstancePath path, Target target, string keyword)
    {
        if (target.Violations is null)
        {
            return false;
        }

        var known = schema.Properties?.Keys.ToList() ?? [];
        var hint = Suggestions.DidYouMean(name, known.Where(candidate => !map.ContainsKey(candidate)));
        var names = string.Join(", ", known.Order(StringComparer.Ordinal).Take(12)) + (known.Count > 12 ? ", …" : "");
        var list = hint.Length > 0 || known.Count == 0 ? hint : $" Known: {names}.";
        return Fail(
            target.Violations,
            path,
            keyword,
            "is not a known property" + (list.Length > 0 ? "." + list : ""),
            $"{schema.Location}/{keyword}");
    }

    private bool UnevaluatedProperties(SchemaNode schema, JsonObject map, Target target, SchemaNotes? notes)
    {
        if (schema.UnevaluatedProperties is not { } rest)
        {
            return true;
        }

        var valid = true;
        foreach (var (name, value) in map)
        {
            if (!notes!.HasProperty(name))
            {
                var path = target.Path.Key(name);
                valid &= rest.Constant == false
                    ? Unknown(schema, map, name, path, target, "unevaluatedProperties")
                    : Run(rest, value, path, target.Violations, null, target.IsSecret);
                notes.AddProperty(name);
            }
        }

        return valid;
    }

    private bool Arrays(SchemaNode schema, JsonArray list, Target target, SchemaNotes? notes)
    {
        var valid = true;
        if (list.Count < schema.MinItems)
        {
            valid = Fail(
                target,
                "minItems",
                $"must have at least {SchemaMessages.Counted(schema.MinItems.Value, "item")}, got {list.Count}",
                schema.Location);
        }

        if (list.Count > schema.MaxItems)
        {
            valid = Fail(
                target,
                "maxItems",
                $"must have at most {SchemaMessages.Counted(schema.MaxItems.Value, "item")}, got {list.Count}",
                schema.Location);
        }

        if (schema.UniqueItems && FirstDouble(list) is { } pair)
        {
            valid = Fail(target, "uniqueItems", $"must have unique items; items {pair.First} and {pair.Second} are equal", schema.Location);
        }

        var prefix = Math.Min(schema.PrefixItems?.Count ?? 0, list.Count);
        for (var i = 0; i < prefix && !Stops(valid, target); i++)
        {
            valid &= Run(schema.PrefixItems![i], list[i], target.Path.Item(i), target.Violations, null, target.IsSecret);
        }

        notes?.AddFirstItems(prefix);
        if (schema.Items is { } items)
        {
            for (var i = prefix; i < list.Count && !Stops(valid, target); i++)
            {
                valid &= Run(items, list[i], target.Path.Item(i), target.Violations, null, target.IsSecret);
            }

            notes?.AddFirstItems(list.Count);
        }

        return Contains(schema, list, target, notes) && valid;
    }

    private bool Contains(SchemaNode schema, JsonArray list, Target target, SchemaNotes? notes)
    {
        if (schema.Contains is not { } wanted)
        {
            return true;
        }

        var count = 0L;
        for (var i = 0; i < list.Count; i++)
        {
            if (Run(wanted, list[i], target.Path.Item(i), null, null, target.IsSecret))
            {
                count++;
                notes?.AddItem(i);
            }
        }

        if (count < schema.MinContains)
        {
            return Fail(
                target.Violations,
                target.Path,
                schema.MinContains == 1 ? "contains" : "minContains",
                $"must contain at least {SchemaMessages.Counted(schema.MinContains, "item")} of the wanted kind, got {count}",
                schema.Location + "/contains");
        }

        return !(count > schema.MaxContains)
            || Fail(
                target,
                "maxContains",
                $"must contain at most {SchemaMessages.Counted(schema.MaxContains.Value, "item")} of the limited kind, got {count}",
                schema.Location);
    }

    private bool UnevaluatedItems(SchemaNode schema, JsonArray list, Target target, SchemaNotes? notes)
    {
        if (schema.UnevaluatedItems is not { } rest)
        {
            return true;
        }

        var valid = true;
        for (var i = 0; i < list.Count; i++)
        {
            if (!notes!.HasItem(i))
            {
                valid &= rest.Constant == false
                    ? Fail(target.Violations, target.Path.Item(i), "unevaluatedItems", "is one item too many", schema.Location + "/unevaluatedItems")
                    : Run(rest, list[i], target.Path.Item(i), target.Violations, null, target.IsSecret);
            }
        }

        notes!.AddFirstItems(list.Count);
        return valid;
    }

    private static (int First, int Second)? FirstDouble(JsonArray list)
    {
        var seen = new Dictionary<JsonNode, int>(JsonNodeComparer.Instance);
        var firstNull = -1;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not { } item)
            {
                if (firstNull >= 0)
                {
                    return (firstNull, i);
                }

                firstNull = i;
            }
            else if (!seen.TryAdd(item, i))
            {
                return (seen[item], i);
            }
        }

        return null;
    }
}
