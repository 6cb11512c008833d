using System.Text.Json;

namespace Swamp.Cel;

/// <summary><c>json hex string at</c> of bytes, which only our dialect has (EXP-11).</summary>
internal static class BytesFunctions
{
    public static void Register(LibraryTable table) => table
        .Receiver("json", Json).DialectOnly("json")
        .Receiver("hex", Hex).DialectOnly("hex")
        .Receiver("string", Text).DialectOnly("string")
        .Receiver("at", At).DialectOnly("at");

    private static CelValue Json(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.Bytes) return Faults.NoOverload("json", a);
        frame.ChargeText(a.RawBytes.Length * 4L);
        try
        {
            using var document = JsonDocument.Parse(a.RawBytes);
            return CelValue.FromJson(document.RootElement.Clone());
        }
        catch (JsonException problem)
        {
            return CelValue.Error(CelErrorCodes.Conversion, $"the bytes are not JSON: {problem.Message}");
        }
    }

    private static CelValue Hex(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.Bytes) return Faults.NoOverload("hex", a);
        frame.ChargeText(a.RawBytes.Length * 2L);
        return CelValue.String(Convert.ToHexStringLower(a.RawBytes));
    }

    private static CelValue Text(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.Bytes) return Faults.NoOverload("string", a);
        frame.ChargeText(a.RawBytes.Length);
        return ConversionFunctions.Decode(a.RawBytes) is { } text
            ? CelValue.String(text)
            : CelValue.Error(CelErrorCodes.Conversion, "the bytes are not UTF-8");
    }

    private static CelValue At(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.Bytes || !CelEquality.IsNumber(b)) return Faults.NoOverload("at", a, b);
        return OperatorFunctions.WholeNumber(b) is { } index && index >= 0 && index < a.RawBytes.Length
            ? CelValue.Int(a.RawBytes[index])
            : CelValue.Error(CelErrorCodes.IndexOutOfRange, $"index out of bounds: {b} in {a.RawBytes.Length} bytes");
    }
}
