using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Operations.Vaults;

/// <summary>Changes what is noted about a secret (VCMD-25, VCMD-26).</summary>
internal static class AnnotateSecretHandler
{
    public static async Task<AnnotateSecretResult> RunAsync(AnnotateSecretRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        Check(request);
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (vault, provider) = await VaultViews.OpenAsync(session, request.Vault, cancellationToken);
        var annotations = provider.Annotations ?? throw VaultFailures.Unsupported(vault, "annotations");
        if (!await VaultViews.HasAsync(provider, SecretKey.Check(request.Key), cancellationToken))
        {
            throw new SwampException(
                ErrorCodes.SecretNotFound, $"Vault '{vault.Name}' has no secret '{request.Key}' to annotate.", $"swamp vault put {vault.Name} {request.Key}");
        }

        var now = IdFormat.Text(context.Host.Clock.GetUtcNow());
        SecretAnnotation? annotation = null;
        if (request.Clear)
        {
            await annotations.DeleteAsync(request.Key, cancellationToken);
        }
        else
        {
            annotation = Merge(await annotations.GetAsync(request.Key, cancellationToken) ?? new SecretAnnotation { UpdatedAt = now }, request) with { UpdatedAt = now };
            await annotations.PutAsync(request.Key, annotation, cancellationToken);
        }

        await session.VaultService.RecordAsync(vault, VaultAuditActions.Annotate, request.Key, VaultCallers.Annotate, cancellationToken);
        return new AnnotateSecretResult
        {
            VaultName = vault.Name,
            SecretKey = request.Key,
            VaultType = vault.Type,
            FieldsUpdated = [.. FieldsOf(request)],
            Cleared = request.Clear,
            Timestamp = now,
            Annotation = annotation,
        };
    }

    private static void Check(AnnotateSecretRequest request)
    {
        var changes = FieldsOf(request).Any();
        if (request.Clear && changes)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--clear cannot be combined with other changes.", "Clear first, then annotate again.");
        }

        if (!request.Clear && !changes)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, "Nothing to annotate: give --url, --notes, --label, --remove-label or --clear.", "swamp vault annotate <vault> <key> --notes 'rotated monthly'");
        }
    }

    private static IEnumerable<string> FieldsOf(AnnotateSecretRequest request)
    {
        if (request.Url is not null)
        {
            yield return "url";
        }

        if (request.Notes is not null)
        {
            yield return "notes";
        }

        if (request.Labels is { Count: > 0 } || request.RemoveLabels is { Count: > 0 })
        {
            yield return "labels";
        }
    }

    private static SecretAnnotation Merge(SecretAnnotation known, AnnotateSecretRequest request)
    {
        var labels = new Dictionary<string, string>(known.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var label in request.RemoveLabels ?? [])
        {
            labels.Remove(label);
        }

        return (known with { Url = Changed(known.Url, request.Url), Notes = Changed(known.Notes, request.Notes), Labels = labels })
            .WithLabels(request.Labels ?? new Dictionary<string, string>());
    }

    private static string? Changed(string? known, string? given) => given is null ? known : given.Length == 0 ? null : given;
}
