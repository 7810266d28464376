using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The address of a task's next page after a form.</summary>
internal static class TaskAddress
{
    private const string LanguageQuery = "lang";

    /// <summary>The query of the next page: the chosen language and a message, nothing else.</summary>
    /// <param name="said">A name, alone or with its value (<c>recorded=…</c>); null for no message.</param>
    public static string Query(HttpRequest request, string? said)
    {
        var language = request.Query[LanguageQuery].ToString() is "en" or "zh" ? $"{LanguageQuery}={request.Query[LanguageQuery]}" : null;
        var parts = ((string?[])[language, said]).Where(part => part is not null).ToList();
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
