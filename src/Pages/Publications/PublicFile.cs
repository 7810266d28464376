namespace CreditFunctions.Pages.Publications;

/// <summary>File names of the public site: the English page adds <c>.en</c> before the extension.</summary>
public static class PublicFile
{
    public static string Index(bool english) => Html("index", english);

    /// <summary>From a path without extension: <c>notices/GS-2026-01</c>.</summary>
    public static string Html(string path, bool english) => english ? $"{path}.en.html" : $"{path}.html";

    public static string Json(string path) => $"{path}.json";
}
