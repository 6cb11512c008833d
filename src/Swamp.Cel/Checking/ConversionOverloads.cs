namespace Swamp.Cel;

/// <summary>Forms of the conversions and of the encoders.</summary>
internal static class ConversionOverloads
{
    private static readonly CelType A = CelType.Parameter("A");

    public static void Register(OverloadTable table) => table
        .Global("int", "int64_to_int64", [CelType.Int], CelType.Int)
        .Global("int", "uint64_to_int64", [CelType.Uint], CelType.Int)
        .Global("int", "double_to_int64", [CelType.Double], CelType.Int)
        .Global("int", "string_to_int64", [CelType.String], CelType.Int)
        .Global("int", "timestamp_to_int64", [CelType.Timestamp], CelType.Int)
        .Global("uint", "uint64_to_uint64", [CelType.Uint], CelType.Uint)
        .Global("uint", "int64_to_uint64", [CelType.Int], CelType.Uint)
        .Global("uint", "double_to_uint64", [CelType.Double], CelType.Uint)
        .Global("uint", "string_to_uint64", [CelType.String], CelType.Uint)
        .Global("double", "double_to_double", [CelType.Double], CelType.Double)
        .Global("double", "int64_to_double", [CelType.Int], CelType.Double)
        .Global("double", "uint64_to_double", [CelType.Uint], CelType.Double)
        .Global("double", "string_to_double", [CelType.String], CelType.Double)
        .Global("string", "string_to_string", [CelType.String], CelType.String)
        .Global("string", "bool_to_string", [CelType.Bool], CelType.String)
        .Global("string", "int64_to_string", [CelType.Int], CelType.String)
        .Global("string", "uint64_to_string", [CelType.Uint], CelType.String)
        .Global("string", "double_to_string", [CelType.Double], CelType.String)
        .Global("string", "bytes_to_string", [CelType.Bytes], CelType.String)
        .Global("string", "timestamp_to_string", [CelType.Timestamp], CelType.String)
        .Global("string", "duration_to_string", [CelType.Duration], CelType.String)
        .Global("bytes", "bytes_to_bytes", [CelType.Bytes], CelType.Bytes)
        .Global("bytes", "string_to_bytes", [CelType.String], CelType.Bytes)
        .Global("bool", "bool_to_bool", [CelType.Bool], CelType.Bool)
        .Global("bool", "string_to_bool", [CelType.String], CelType.Bool)
        .Global("timestamp", "timestamp_to_timestamp", [CelType.Timestamp], CelType.Timestamp)
        .Global("timestamp", "int64_to_timestamp", [CelType.Int], CelType.Timestamp)
        .Global("timestamp", "string_to_timestamp", [CelType.String], CelType.Timestamp)
        .Global("duration", "duration_to_duration", [CelType.Duration], CelType.Duration)
        .Global("duration", "string_to_duration", [CelType.String], CelType.Duration)
        .Global("dyn", "to_dyn", [A], CelType.Dyn)
        .Global("type", "type", [A], CelType.TypeOf(A))
        .Global("base64.encode", "base64_encode_bytes", [CelType.Bytes], CelType.String)
        .Global("base64.decode", "base64_decode_string", [CelType.String], CelType.Bytes);
}
