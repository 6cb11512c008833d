using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

/// <summary>Applies compiled schemas to one value. Violations are collected into a list, or the first one ends the work when there is none.</summary>
internal sealed partial class SchemaEvaluator(JsonSchemaOptions options, bool needsAnnotations)
{
    private readonly List<SchemaResource> dynamicScope = [];
    private int steps;
    private int depth;

    /// <summary>Whether the value satisfies the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Where the value stands.</param>
    /// <param name="violations">Receives what is wrong; null when only the answer counts.</param>
    /// <param name="notes">Receives what was looked at in the value, when the schema holds.</param>
    /// <param name="isSecret">Whether a schema around this one is sensitive.</param>
    public bool Run(SchemaNode schema, JsonNode? value, InstancePath path, List<SchemaViolation>? violations, SchemaNotes? notes, bool isSecret)
    {
        if (schema.Constant is { } constant)
        {
            return constant || Fail(violations, path, "false", "is not allowed", schema.Location);
        }

        Step();
        var entersResource = dynamicScope.Count == 0 || dynamicScope[^1] != schema.Resource;
        if (entersResource)
        {
            dynamicScope.Add(schema.Resource);
        }

        try
        {
            return Apply(schema, new Target(value, path, violations, isSecret || schema.IsSensitive), notes);
        }
        finally
        {
            depth--;
            if (entersResource)
            {
                dynamicScope.RemoveAt(dynamicScope.Count - 1);
            }
        }
    }

    // What is checked, and where findings go.
    private readonly record struct Target(JsonNode? Value, InstancePath Path, List<SchemaViolation>? Violations, bool IsSecret)
    {
        public string Shown => IsSecret ? SchemaMessages.ShowKind(Value) : SchemaMessages.Show(Value);
    }

    private void Step()
    {
        if (++steps > options.MaxSteps)
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed, $"Checking the value against its schema takes more than {options.MaxSteps} steps.", "Simplify the schema.");
        }

        if (++depth > options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed,
                "The value is nested too deep for its schema, or the schema refers to itself without end.",
                "Look for a '$ref' that leads back to itself.");
        }
    }

    private bool Apply(SchemaNode schema, Target target, SchemaNotes? outer)
    {
        var notes = needsAnnotations ? new SchemaNotes() : null;
        var valid = true;
        if (!JsonTypeNames.Fits(schema.Types, target.Value))
        {
            // Whatever else is wrong follows from the wrong type; saying it would only hide the cause (INP-24).
            return Fail(target, "type", $"must be {JsonTypeNames.Describe(schema.Types)}, got {target.Shown}", schema.Location);
        }

        valid &= Values(schema, target);
        if (Stops(valid, target))
        {
            return false;
        }

        valid &= target.Value switch
        {
            JsonObject map => Objects(schema, map, target, notes),
            JsonArray list => Arrays(schema, list, target, notes),
            JsonValue scalar => Scalars(schema, scalar, target),
            _ => true,
        };
        if (Stops(valid, target))
        {
            return false;
        }

        valid &= Combinations(schema, target, notes);
        if (Stops(valid, target))
        {
            return false;
        }

        // These look at what everything else has left over, so they come last.
        valid &= target.Value switch
        {
            JsonObject map => UnevaluatedProperties(schema, map, target, notes),
            JsonArray list => UnevaluatedItems(schema, list, target, notes),
            _ => true,
        };
        if (valid && notes is not null)
        {
            outer?.Add(notes);
        }

        return valid;
    }

    private static bool Stops(bool valid, Target target) => !valid && target.Violations is null;

    private bool Values(SchemaNode schema, Target target)
    {
        var valid = true;
        if (schema.Enum is { } allowed && !allowed.Any(option => JsonEquality.AreEqual(option, target.Value)))
        {
            var text = !target.IsSecret && JsonTypeNames.KindOf(target.Value) == JsonValueKind.String ? target.Value!.ToString() : null;
            var words = allowed.Where(static option => JsonTypeNames.KindOf(option) == JsonValueKind.String).Select(static option => option!.ToString());
            var hint = Suggestions.DidYouMean(text, words);
            valid = Fail(
                target,
                "enum",
                $"must be one of {SchemaMessages.ShowAll(allowed)}; got {target.Shown}{(hint.Length > 0 ? "." + hint : "")}",
                schema.Location);
        }

        if (schema.HasConst && !JsonEquality.AreEqual(schema.Const, target.Value))
        {
            valid = Fail(target, "const", $"must be {SchemaMessages.Show(schema.Const)}, got {target.Shown}", schema.Location);
        }

        return valid;
    }

    private bool Scalars(SchemaNode schema, JsonValue value, Target target) => value.GetValueKind() switch
    {
        JsonValueKind.Number => Numbers(schema, value, target),
        JsonValueKind.String => Texts(schema, value.ToString(), target),
        _ => true,
    };

    private bool Numbers(SchemaNode schema, JsonValue value, Target target)
    {
        if (schema is { Minimum: null, Maximum: null, ExclusiveMinimum: null, ExclusiveMaximum: null, MultipleOf: null })
        {
            return true;
        }

        var number = JsonNumber.Of(value);
        var valid = true;
        if (schema.Minimum is { } minimum && number.CompareTo(minimum) < 0)
        {
            valid = Fail(target, "minimum", $"must be at least {minimum}, got {target.Shown}", schema.Location);
        }

        if (schema.ExclusiveMinimum is { } above && number.CompareTo(above) <= 0)
        {
            valid = Fail(target, "exclusiveMinimum", $"must be greater than {above}, got {target.Shown}", schema.Location);
        }

        if (schema.Maximum is { } maximum && number.CompareTo(maximum) > 0)
        {
            valid = Fail(target, "maximum", $"must be at most {maximum}, got {target.Shown}", schema.Location);
        }

        if (schema.ExclusiveMaximum is { } below && number.CompareTo(below) >= 0)
        {
            valid = Fail(target, "exclusiveMaximum", $"must be less than {below}, got {target.Shown}", schema.Location);
        }

        if (schema.MultipleOf is { } divisor && !number.IsMultipleOf(divisor))
        {
            valid = Fail(target, "multipleOf", $"must be a multiple of {divisor}, got {target.Shown}", schema.Location);
        }

        return valid;
    }

    private bool Texts(SchemaNode schema, string text, Target target)
    {
        var valid = true;
        if (schema.MinLength is not null || schema.MaxLength is not null)
        {
            var length = text.EnumerateRunes().LongCount();
            if (length < schema.MinLength)
            {
                valid = Fail(
                    target,
                    "minLength",
                    $"must have at least {SchemaMessages.Counted(schema.MinLength.Value, "character")}, got {length}",
                    schema.Location);
            }

            if (length > schema.MaxLength)
            {
                valid = Fail(
                    target,
                    "maxLength",
                    $"must have at most {SchemaMessages.Counted(schema.MaxLength.Value, "character")}, got {length}",
                    schema.Location);
            }
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            valid = Fail(target, "pattern", $"must match the pattern {pattern.Source}, got {target.Shown}", schema.Location);
        }

        if (options.AssertFormats && schema.Format is { } format && !SchemaFormats.IsValid(format, text))
        {
            valid = Fail(target, "format", $"must be a valid {format}, got {target.Shown}", schema.Location);
        }

        return valid;
    }

    private bool Fail(Target target, string keyword, string message, string location) =>
        Fail(target.Violations, target.Path, keyword, message, $"{location}/{keyword}");

    // Always false, so that callers can assign the answer and report in one go.
    private bool Fail(List<SchemaViolation>? violations, InstancePath path, string keyword, string message, string schemaPath)
    {
        if (violations is not null && violations.Count < options.MaxViolations)
        {
            violations.Add(new SchemaViolation(path.Segments(), keyword, message, schemaPath) { InstancePointer = path.Pointer(), InstanceDotted = path.Dotted() });
        }

        return false;
    }
}
