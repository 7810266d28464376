namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>Finds the app's own files: in the content root, as <c>func start</c> does, else beside its assembly.</summary>
internal static class AppFiles
{
    public static string? Find(string contentRoot, string name) =>
        new[] { contentRoot, AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
