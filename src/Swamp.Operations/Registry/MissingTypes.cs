using Swamp.Engine.Models;

namespace Swamp.Operations.Registry;

/// <summary>Model types that an extension brings which is installed for their sake.</summary>
internal sealed class MissingTypes(MissingExtensions missing, IModelTypeProvider installed) : IModelTypeProvider
{
    public ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<ModelTypeName>>([]);

    public async ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return await missing.TryAsync(name.Normalized, cancellationToken) ? await installed.FindAsync(name, cancellationToken) : null;
    }
}
