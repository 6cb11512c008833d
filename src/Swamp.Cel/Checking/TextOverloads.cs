namespace Swamp.Cel;

/// <summary>Forms of the functions of strings.</summary>
internal static class TextOverloads
{
    private static readonly CelType Text = CelType.String;
    private static readonly CelType Texts = CelType.List(CelType.String);

    public static void Register(OverloadTable table) => table
        .Receiver("startsWith", "starts_with_string", [Text, Text], CelType.Bool)
        .Receiver("endsWith", "ends_with_string", [Text, Text], CelType.Bool)
        .Receiver("contains", "contains_string", [Text, Text], CelType.Bool)
        .Receiver("matches", "matches_string", [Text, Text], CelType.Bool)
        .Global("matches", "matches", [Text, Text], CelType.Bool)
        .Receiver("charAt", "string_char_at_int", [Text, CelType.Int], Text)
        .Receiver("indexOf", "string_index_of_string", [Text, Text], CelType.Int)
        .Receiver("indexOf", "string_index_of_string_int", [Text, Text, CelType.Int], CelType.Int)
        .Receiver("lastIndexOf", "string_last_index_of_string", [Text, Text], CelType.Int)
        .Receiver("lastIndexOf", "string_last_index_of_string_int", [Text, Text, CelType.Int], CelType.Int)
        .Receiver("lowerAscii", "string_lower_ascii", [Text], Text)
        .Receiver("upperAscii", "string_upper_ascii", [Text], Text)
        .Receiver("trim", "string_trim", [Text], Text)
        .Receiver("reverse", "string_reverse", [Text], Text)
        .Receiver("replace", "string_replace_string_string", [Text, Text, Text], Text)
        .Receiver("replace", "string_replace_string_string_int", [Text, Text, Text, CelType.Int], Text)
        .Receiver("split", "string_split_string", [Text, Text], Texts)
        .Receiver("split", "string_split_string_int", [Text, Text, CelType.Int], Texts)
        .Receiver("substring", "string_substring_int", [Text, CelType.Int], Text)
        .Receiver("substring", "string_substring_int_int", [Text, CelType.Int, CelType.Int], Text)
        .Receiver("join", "list_join", [Texts], Text)
        .Receiver("join", "list_join_string", [Texts, Text], Text)
        .Receiver("format", "string_format", [Text, CelType.List(CelType.Dyn)], Text)
        .Global("strings.quote", "strings_quote", [Text], Text);
}
