using System.Text;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Vaults;

/// <summary>Where the value of a secret comes from (VCMD-11, VCMD-12).</summary>
internal static class SecretInput
{
    private const int LimitBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value that was piped in or typed without being shown; null when there is none.</summary>
    public static async Task<string?> ReadAsync(Invocation invocation, string key, CancellationToken cancellationToken)
    {
        if (!invocation.Terminal.InputIsTerminal)
        {
            return Piped(await BytesAsync(invocation.Terminal.Input, cancellationToken));
        }

        if (!invocation.Output.MayAsk)
        {
            return null;
        }

        await invocation.Terminal.Error.WriteAsync($"Value of {key}: ".AsMemory(), cancellationToken);
        return invocation.Terminal.ReadSecretLine();
    }

    /// <summary>The text with its newline taken off when that is the only one; null when it is empty.</summary>
    private static string? Piped(byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Standard input is not UTF-8 text, so it cannot be a secret as it is.", "base64 < file | swamp vault put <vault> <key>");
        }
        finally
        {
            Array.Clear(bytes);
        }

        if (text.IndexOf('\n', StringComparison.Ordinal) == text.Length - 1 && text.Length > 0)
        {
            text = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text[..^1];
        }

        return text.Length == 0 ? null : text;
    }

    private static async Task<byte[]> BytesAsync(Stream input, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16384];
        try
        {
            int read;
            while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (bytes.Length + read > LimitBytes)
                {
                    throw new SwampException(ErrorCodes.InvalidArgument, $"Standard input holds more than {LimitBytes} bytes, the most a secret may have.", "Store a smaller value.");
                }

                bytes.Write(buffer, 0, read);
            }

            return bytes.ToArray();
        }
        finally
        {
            Array.Clear(buffer);
            Array.Clear(bytes.GetBuffer());
        }
    }
}
