using Swamp.Drivers.Docker;

namespace Swamp.Drivers.Tests.Docker;

/// <summary>Folders of calls.</summary>
public sealed class CallFolderTests
{
    [Fact]
    public void Folder_OfAProcessThatIsGone_IsRemoved_AlsoWhereThePathHasAColon()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such paths.");
            return;
        }

        // Such a path cannot be mounted, so that the folder lies elsewhere.
        var parent = Path.Combine(Path.GetTempPath(), $"swamp:{Guid.NewGuid():N}");
        var machine = Guid.NewGuid().ToString("N")[..8];
        var gone = new ContainerOwner(99_999_999, DateTimeOffset.UtcNow, machine);
        var folder = CallFolder.Create(parent, gone.ToString(), "x");
        Assert.True(File.Exists(folder.Result));

        CallFolder.Sweep(parent, new ContainerOwner(Environment.ProcessId, DateTimeOffset.UtcNow, machine));

        Assert.False(File.Exists(folder.Result));
    }
}
