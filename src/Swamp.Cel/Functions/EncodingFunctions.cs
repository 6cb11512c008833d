using System.Text;
using System.Text.Json;
using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>base64, and the dialect's functions on bytes.</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Global("base64.encode", 1, (a, f) =>
        {
            if (a[0].Kind != CelKind.Bytes)
            {
                return null;
            }

            f.Produce(a[0].AsBytes().Length * 4L / 3);
            return CelValue.String(Convert.ToBase64String(a[0].AsBytes()));
        }),
        Global("base64.decode", 1, (a, _) => a[0].Kind == CelKind.String ? Decode(a[0].AsString()) : null),
        Receiver("hex", 1, (a, f) =>
        {
            if (a[0].Kind != CelKind.Bytes)
            {
                return null;
            }

            f.Produce(a[0].AsBytes().Length * 2L);
            return CelValue.String(Convert.ToHexStringLower(a[0].AsBytes()));
        }),
        Receiver("string", 1, (a, _) => a[0].Kind == CelKind.Bytes ? CelValue.String(Encoding.UTF8.GetString(a[0].AsBytes())) : null),
        Receiver("at", 2, (a, _) => a[0].Kind != CelKind.Bytes || a[1].Kind != CelKind.Int ? null
            : a[1].AsInt() >= 0 && a[1].AsInt() < a[0].AsBytes().Length ? CelValue.Int(a[0].AsBytes()[a[1].AsInt()])
            : CelValue.Error(CelErrorCode.IndexOutOfBounds, $"index out of bounds: {a[1].AsInt()}")),
        Receiver("json", 1, (a, _) => a[0].Kind == CelKind.Bytes ? Json(a[0].AsBytes()) : a[0].Kind == CelKind.String ? Json(Encoding.UTF8.GetBytes(a[0].AsString())) : null),
    ];

    private static CelValue Decode(string text)
    {
        try
        {
            var padded = text.Length % 4 == 0 ? text : text.TrimEnd('=') + new string('=', (4 - (text.TrimEnd('=').Length % 4)) % 4);
            return CelValue.Bytes(Convert.FromBase64String(padded));
        }
        catch (FormatException)
        {
            return CelValue.Error(CelErrorCode.Conversion, "illegal base64 data");
        }
    }

    private static CelValue Json(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return CelJson.FromElement(document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            return CelValue.Error(CelErrorCode.Conversion, $"the bytes are not JSON: {exception.Message}");
        }
    }
}
