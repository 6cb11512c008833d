using System.Security.Cryptography;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;

namespace Swamp.Extensions.Signing;

/// <summary>The keys whose signatures the user believes. They are the user's alone: a repository cannot bring any.</summary>
public sealed class TrustedKeys
{
    /// <summary>Name of the file, in the folder of the user's configuration.</summary>
    public const string FileName = "trusted-keys.json";

    private readonly string? path;

    private TrustedKeys(string? path, IReadOnlyList<TrustedKey> all) => (this.path, All) = (path, all);

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<TrustedKey> All { get; }

    /// <summary>Reads them; without a file there are none.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>: the file is broken.</exception>
    public static TrustedKeys Load(SwampEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var path = environment.ConfigDirectory is { } folder ? Path.Combine(folder, FileName) : null;
        try
        {
            return new TrustedKeys(path, path is not null && File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RegistryJsonContext.Default.IReadOnlyListTrustedKey) ?? [] : []);
        }
        catch (JsonException exception)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} cannot be read: {exception.Message}", "Delete the file, and add the keys again.", innerException: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path!, exception);
        }
    }

    /// <summary>The key that may vouch for an extension; null when it is not trusted for its collective.</summary>
    public TrustedKey? Find(string id, string collective) => All.FirstOrDefault(k => k.Id == id && (k.Collective is null || k.Collective == collective));

    /// <summary>Reads a public key.</summary>
    /// <param name="file">Absolute path of a PEM file.</param>
    /// <param name="collective">The only collective that it may vouch for; null for all.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>: it is none, or is a private one.</exception>
    public static TrustedKey Read(string file, string? collective, DateTimeOffset now)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                throw new SwampException(ErrorCodes.InvalidArgument, $"{file} is a private key; its public half is wanted.", $"openssl pkey -in {file} -pubout");
            }

            using var key = ECDsa.Create();
            key.ImportFromPem(text);
            Signing.PublicKey.RequireP256(key);
            return new TrustedKey { Id = Signing.PublicKey.IdOf(key), Collective = collective, AddedAt = IdFormat.Text(now), PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) };
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"{file} holds no public key of the curve P-256 as PEM: {exception.Message}", "openssl pkey -in key.pem -pubout", innerException: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", file, exception);
        }
    }

    /// <summary>The same with a key; one of the same id is replaced.</summary>
    public TrustedKeys With(TrustedKey key) => new(path, [.. All.Where(k => k.Id != key.Id).Append(key).OrderBy(static k => k.Id, StringComparer.Ordinal)]);

    /// <summary>The same without a key.</summary>
    public TrustedKeys Without(string id) => new(path, [.. All.Where(k => k.Id != id)]);

    /// <summary>Writes the file.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) => AtomicFile.WriteAsync(
        path ?? throw new SwampException(ErrorCodes.InvalidArgument, "There is no place for trusted keys: the environment names no home.", "Set HOME or SWAMP_HOME."),
        JsonSerializer.Serialize(All, RegistryJsonContext.Default.IReadOnlyListTrustedKey) + "\n",
        null,
        cancellationToken);
}
