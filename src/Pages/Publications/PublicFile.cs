namespace CreditFunctions.Pages.Publications;

/// <summary>
/// How the files of the public site are named: the Chinese page bears the plain name, the English one <c>.en</c> before its ending.
/// </summary>
public static class PublicFile
{
    /// <summary>The first page of the list.</summary>
    public static string Index(bool english) => Html("index", english);

    /// <summary>The page of an entry, from its path without ending: <c>notices/GS-2026-01</c>.</summary>
    public static string Html(string path, bool english) => english ? $"{path}.en.html" : $"{path}.html";

    /// <summary>The same entry for programs.</summary>
    public static string Json(string path) => $"{path}.json";
}
