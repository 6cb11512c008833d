namespace Swamp.Cel;

/// <summary><c>base64.encode</c> and <c>base64.decode</c>.</summary>
internal static class EncoderFunctions
{
    public static void Register(LibraryTable table) => table
        .Global("base64.encode", Encode)
        .Global("base64.decode", Decode);

    private static CelValue Encode(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.Bytes) return Faults.NoOverload("base64.encode", a);
        frame.ChargeText(a.RawBytes.Length);
        return CelValue.String(Convert.ToBase64String(a.RawBytes));
    }

    private static CelValue Decode(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.String) return Faults.NoOverload("base64.decode", a);
        frame.ChargeText(a.RawString.Length);
        var text = a.RawString.TrimEnd('=');
        var padding = a.RawString.Length - text.Length;
        if (padding > 0 && (padding > 2 || (text.Length + padding) % 4 != 0)) return CelValue.Error(CelErrorCodes.Conversion, "the string is not base64");
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            ? CelValue.Bytes(bytes[..length])
            : CelValue.Error(CelErrorCodes.Conversion, "the string is not base64");
    }
}
