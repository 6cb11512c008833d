namespace Swamp.Cel.Tests.Conformance;

/// <summary>Why cases with parsed and checked trees may fail; a case that fails without a reason is a defect.</summary>
internal static class VectorReasons
{
    private static readonly (string Prefix, string Reason)[] s_reasons =
    [
        ("string_ext/format_errors/", "the data's checker looks into format strings; here the evaluation does, which the case above tests"),
        ("block_ext/", "the data's parser did not know `cel.iterVar`; the evaluation, which the case above tests, does"),
        ("optionals/optionals/type", "the type `optional_type` is written with its parameter here, as `list` and `map` are"),
        (
            "type_deductions/legacy_nullable_types/null_assignable_to_abstract_parameter_candidate",
            "the data contradicts itself: its tree says `null`, the specification's own expectation, which the case above tests, `optional_type(int)`"),
        ("/lists.filter(x, x > 1.5)", "the data lists the forms of `>` across numbers, which its other cases refuse and the standard dialect does not have"),
    ];

    public static string? For(ConformanceCase test) => s_reasons.FirstOrDefault(r => test.Id.StartsWith(r.Prefix, StringComparison.Ordinal)).Reason;
}
