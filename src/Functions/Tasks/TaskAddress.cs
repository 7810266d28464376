using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tasks;

/// <summary>Where a task's page goes on after a form was taken in.</summary>
internal static class TaskAddress
{
    private const string LanguageQuery = "lang";

    /// <summary>The query of the next page: the language that was chosen, and what the page shall say; nothing else goes on.</summary>
    /// <param name="said">A name, alone or with its value (<c>recorded=…</c>); null where nothing is to be said.</param>
    public static string Query(HttpRequest request, string? said)
    {
        var language = request.Query[LanguageQuery].ToString() is "en" or "zh" ? $"{LanguageQuery}={request.Query[LanguageQuery]}" : null;
        var parts = ((string?[])[language, said]).Where(part => part is not null).ToList();
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
