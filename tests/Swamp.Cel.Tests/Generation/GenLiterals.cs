namespace Swamp.Cel.Tests.Generation;

/// <summary>Literals with a taste for the edges.</summary>
internal static class GenLiterals
{
    public static readonly string[] Ints =
    [
        "0", "1", "-1", "2", "3", "7", "42", "0x1F", "100", "-100", "1000000", "2147483648", "-2147483649", "9007199254740993", "9223372036854775807", "-9223372036854775808",
    ];

    public static readonly string[] Uints = ["0u", "1u", "2u", "7u", "0xFFu", "4294967296u", "9223372036854775808u", "18446744073709551615u"];

    public static readonly string[] Doubles =
    [
        "0.0", "-0.0", "1.0", "-1.5", "0.1", "2.5", "3.5", "1e3", "1e19", "-1e19", "1e308", "-1e308", "5e-324", "9007199254740993.0", "9223372036854775808.0", "123456.789",
    ];

    public static readonly string[] Strings =
    [
        "''", "'a'", "'b'", "'abc'", "\"it's\"", "'ä'", "'😀'", "'a😀b'", "'a,b,c'", "'  x '", "'Hello World'", "'12'", "'-7'", "'1.5'", "'true'", "'\\n'", "'\\u00e4\\t'",
        "r'\\d'", "'''x\ny'''", "'1h30m'", "'2026-03-04T05:06:07Z'", "'key'", "'\\U0001F600'", "'%d %s'", "'aaaa'",
    ];

    public static readonly string[] Bytes = ["b''", "b'a'", "b'abc'", "b'\\xff'", "b'\\x00\\x01'", "b'ä'", "b'{\"a\": 1}'"];

    public static readonly string[] Patterns = ["'a'", "'^a+$'", "'b*'", "'[a-c]+'", "'(a|b)c'", "'.'", "'\\\\d+'", "'^$'", "'\\\\w+ \\\\w+'", "'(?i)HELLO'", "'ä'", "'('"];

    public static readonly string[] Timestamps =
    [
        "timestamp('2026-03-04T05:06:07Z')", "timestamp('1970-01-01T00:00:00Z')", "timestamp('2024-02-29T23:59:59.999999999Z')", "timestamp('0001-01-01T00:00:00Z')",
        "timestamp('9999-12-31T23:59:59Z')", "timestamp('2026-03-04T05:06:07+05:30')", "timestamp(1000000000)",
    ];

    public static readonly string[] Durations = ["duration('0s')", "duration('1s')", "duration('-1s')", "duration('1h30m')", "duration('1.5s')", "duration('1ms')", "duration('1ns')", "duration('315576000000s')", "duration('24h')"];

    public static readonly string[] Keys = ["'a'", "'b'", "'key'", "'x y'", "''"];

    public static readonly string[] Types = ["int", "uint", "double", "bool", "string", "bytes", "list", "map", "null_type", "type", "google.protobuf.Timestamp", "google.protobuf.Duration"];

    public static readonly string[] Zones = ["'UTC'", "'+05:30'", "'-08:00'", "'Europe/Berlin'", "'America/New_York'", "'Nowhere'"];
}
