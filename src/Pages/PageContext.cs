using System.Globalization;

namespace CreditFunctions.Pages;

/// <summary>For whom and from where a page is rendered.</summary>
/// <param name="Culture">Any English culture gives the English page, every other one the Chinese.</param>
/// <param name="Site">The bureau that speaks.</param>
public sealed record PageContext(CultureInfo Culture, SiteInfo Site)
{
    private readonly string _links = "/";

    /// <summary>
    /// What stands before every address: <c>/</c> in the app, <c>../</c> on a static page one folder down, empty beside the index.
    /// </summary>
    /// <exception cref="ArgumentException">It is neither empty nor ends with a slash.</exception>
    public string Links
    {
        get => _links;
        init =>
            _links =
                value is "" || value.EndsWith('/')
                    ? value
                    : throw new ArgumentException($"A links prefix is empty or ends with '/'; this is '{value}'.", nameof(value));
    }

    /// <summary>Whether the page is a file of the public site: its own policy in a meta tag, no addresses of the app.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether links carry <c>lang</c> on, because the reader chose the language in the address.</summary>
    public bool CarriesLanguage { get; init; }

    /// <summary>Address of this page in the other language; null means the same address with <c>?lang=</c>.</summary>
    public string? OtherLanguage { get; init; }

    /// <summary>Business time, where the rehearsal clock runs; null in real time.</summary>
    public DateTimeOffset? RehearsalTime { get; init; }

    /// <summary>Whether what the page shows belongs to a drill round (演练).</summary>
    public bool IsDrill { get; init; }

    /// <summary>The texts in the page's language.</summary>
    public Texts Texts => Texts.In(Culture);

    /// <summary>Dates, money and sizes in the page's language.</summary>
    public Formats Formats => Formats.In(Culture);

    /// <summary>Whether the page is the English one.</summary>
    public bool IsEnglish => Texts.IsEnglish(Culture);

    /// <summary>The bureau's name in the page's language, the Chinese one where there is no other.</summary>
    public string BureauName => (IsEnglish ? Site.BureauNameEnglish : null) ?? Site.BureauName;

    /// <summary>The finance bureau's name in the page's language, the Chinese one where there is no other.</summary>
    public string FinanceBureauName => (IsEnglish ? Site.FinanceBureauNameEnglish : null) ?? Site.FinanceBureauName;

    /// <summary>The office in the page's language, the Chinese one where there is no other.</summary>
    public string Office => (IsEnglish ? Site.OfficeEnglish : null) ?? Site.Office;

    /// <summary>The address of a page or asset of the site, from <paramref name="path"/> without a leading slash.</summary>
    public string Link(string path) => Links + path;

    /// <summary>The address of a page of the app; carries the language on where the reader chose it.</summary>
    public string PageLink(string path) =>
        !CarriesLanguage || IsStatic ? Link(path) : $"{Link(path)}{(path.Contains('?') ? '&' : '?')}lang={(IsEnglish ? "en" : "zh")}";
}
