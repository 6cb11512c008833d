using System.Text.Json.Nodes;

namespace Swamp.Engine.Schemas;

internal sealed partial class SchemaEvaluator
{
    private bool Combinations(SchemaNode schema, Target target, SchemaNotes? notes)
    {
        var valid = true;
        if (schema.Ref is { } reference)
        {
            valid &= Here(reference, target, notes);
        }

        if (schema.DynamicRef is { } dynamicReference)
        {
            valid &= Here(Dynamic(dynamicReference, schema.DynamicRefAnchor), target, notes);
        }

        foreach (var part in schema.AllOf ?? [])
        {
            valid &= Here(part, target, notes);
            if (Stops(valid, target))
            {
                return false;
            }
        }

        if (schema.AnyOf is { } any)
        {
            valid &= AnyOf(schema, any, target, notes);
        }

        if (schema.OneOf is { } one)
        {
            valid &= OneOf(schema, one, target, notes);
        }

        if (schema.Not is { } not && Quietly(not, target, null))
        {
            valid = Fail(target, "not", $"must not have the form that the schema excludes, got {target.Shown}", schema.Location);
        }

        if (schema.If is { } condition)
        {
            var branch = Quietly(condition, target, notes) ? schema.Then : schema.Else;
            valid &= branch is null || Here(branch, target, notes);
        }

        if (schema.DependentSchemas is { } dependent && target.Value is JsonObject map)
        {
            foreach (var (_, part) in dependent.Where(pair => map.ContainsKey(pair.Key)))
            {
                valid &= Here(part, target, notes);
            }
        }

        return valid;
    }

    private bool Here(SchemaNode schema, Target target, SchemaNotes? notes) =>
        Run(schema, target.Value, target.Path, target.Violations, notes, target.IsSecret);

    private bool Quietly(SchemaNode schema, Target target, SchemaNotes? notes) =>
        Run(schema, target.Value, target.Path, null, notes, target.IsSecret);

    // The outermost schema on the way here that has the anchor wins.
    private SchemaNode Dynamic(SchemaNode otherwise, string? anchor)
    {
        if (anchor is not null)
        {
            foreach (var resource in dynamicScope)
            {
                if (resource.DynamicAnchors.TryGetValue(anchor, out var found))
                {
                    return found;
                }
            }
        }

        return otherwise;
    }

    private bool AnyOf(SchemaNode schema, IReadOnlyList<SchemaNode> choices, Target target, SchemaNotes? notes)
    {
        var (any, attempts) = (false, new List<List<SchemaViolation>>());
        foreach (var choice in choices)
        {
            any |= Attempt(choice, target, notes, attempts);
            if (any && notes is null)
            {
                return true;
            }
        }

        return any || NoChoiceFits(schema, choices, attempts, target, "anyOf");
    }

    private bool OneOf(SchemaNode schema, IReadOnlyList<SchemaNode> choices, Target target, SchemaNotes? notes)
    {
        var (fitting, attempts) = (new List<int>(), new List<List<SchemaViolation>>());
        for (var i = 0; i < choices.Count && fitting.Count < 2; i++)
        {
            if (Attempt(choices[i], target, notes, attempts))
            {
                fitting.Add(i);
            }
        }

        return fitting.Count switch
        {
            1 => true,
            0 => NoChoiceFits(schema, choices, attempts, target, "oneOf"),
            _ => Fail(
                target,
                "oneOf",
                $"fits more than one of the {choices.Count} allowed forms (number {fitting[0] + 1} and number {fitting[1] + 1})",
                schema.Location),
        };
    }

    // Each choice is applied once, with its reasons when they may be wanted: applying it again would double the work on every level.
    private bool Attempt(SchemaNode choice, Target target, SchemaNotes? notes, List<List<SchemaViolation>> attempts)
    {
        var reasons = target.Violations is null ? null : new List<SchemaViolation>();
        var valid = Run(choice, target.Value, target.Path, reasons, notes, target.IsSecret);
        if (!valid && reasons is not null)
        {
            attempts.Add(reasons);
        }

        return valid;
    }

    // People want to hear about the form they were writing: the one whose kind and fixed values fit.
    private bool NoChoiceFits(SchemaNode schema, IReadOnlyList<SchemaNode> choices, List<List<SchemaViolation>> attempts, Target target, string keyword)
    {
        if (target.Violations is null)
        {
            return false;
        }

        var here = target.Path.Pointer();
        var near = attempts.Where(reasons => !reasons.Exists(reason => IsDecisive(reason, here))).ToList();
        if (near is [var only])
        {
            foreach (var reason in only.Take(options.MaxViolations - target.Violations.Count))
            {
                target.Violations.Add(reason);
            }

            return false;
        }

        var types = choices.Aggregate(JsonTypes.None, static (all, choice) => all | choice.Types);
        if (near.Count == 0 && types != JsonTypes.Any && !JsonTypeNames.Fits(types, target.Value))
        {
            return Fail(target, keyword, $"must be {JsonTypeNames.Describe(types)}, got {target.Shown}", schema.Location);
        }

        var messages = attempts
            .SelectMany(static reasons => reasons.Take(1))
            .Select(static reason => reason.InstanceDotted.Length > 0 ? reason.ToString() : reason.Message);
        return Fail(
            target,
            keyword,
            $"has none of the {choices.Count} allowed forms: {string.Join("; or ", messages.Distinct(StringComparer.Ordinal).Take(4))}",
            schema.Location);
    }

    private static bool IsDecisive(SchemaViolation reason, string here) =>
        (reason.InstancePointer == here && reason.Keyword is "type" or "const" or "enum" or "false")
        || (reason.Keyword == "const" && reason.InstancePath.Count > 0 && reason.InstancePointer[..reason.InstancePointer.LastIndexOf('/')] == here);
}
