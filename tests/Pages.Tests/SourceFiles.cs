using System.Runtime.CompilerServices;

namespace CreditFunctions.Pages.Tests;

/// <summary>The sources of the pages, for tests that hold texts and styles against their use.</summary>
internal static class SourceFiles
{
    /// <summary>The folder <c>src/Pages</c>.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Pages"));

    /// <summary>All files of the pages with one of the endings, generated ones aside.</summary>
    public static IEnumerable<string> With(params string[] endings) => Under(Folder, endings);

    /// <summary>The same of another project under <c>src</c>.</summary>
    public static IEnumerable<string> Of(string project, params string[] endings) => Under(Path.Combine(Folder, "..", project), endings);

    private static IEnumerable<string> Under(string folder, string[] endings) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
