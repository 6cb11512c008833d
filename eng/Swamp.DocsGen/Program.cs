using Swamp.DocsGen;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: Swamp.DocsGen <folder of the reference>");
    return 2;
}

var pages = Reference.Build();
foreach (var file in ReferenceFolder.Stale(folder, pages))
{
    File.Delete(file);
}

foreach (var (path, text) in pages)
{
    var file = Path.Combine(folder, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}

Console.WriteLine($"{pages.Count} files in {folder}");
return 0;
