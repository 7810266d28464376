using System.Globalization;

namespace CreditFunctions.Pages;

/// <summary>The reader and the address of a rendered page.</summary>
/// <param name="Culture">An English culture renders the English page, every other one the Chinese.</param>
public sealed record PageContext(CultureInfo Culture, SiteInfo Site)
{
    private readonly string _links = "/";

    /// <summary>
    /// Prefix of every address: <c>/</c> in the app, <c>../</c> on a static page one folder down, empty beside the index.
    /// </summary>
    /// <exception cref="ArgumentException">Not empty and without a trailing slash.</exception>
    public string Links
    {
        get => _links;
        init =>
            _links =
                value is "" || value.EndsWith('/')
                    ? value
                    : throw new ArgumentException($"A links prefix is empty or ends with '/'; this is '{value}'.", nameof(value));
    }

    /// <summary>Whether the page is a file of the public site: policy in a meta tag, no addresses of the app.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether links carry <c>lang</c>, because the reader selected the language in the address.</summary>
    public bool CarriesLanguage { get; init; }

    /// <summary>Address of this page in the other language; null: the same address with <c>?lang=</c>.</summary>
    public string? OtherLanguage { get; init; }

    /// <summary>Business time of the rehearsal clock; null in real time.</summary>
    public DateTimeOffset? RehearsalTime { get; init; }

    /// <summary>演练</summary>
    public bool IsDrill { get; init; }

    public Texts Texts => Texts.In(Culture);

    public Formats Formats => Formats.In(Culture);

    public bool IsEnglish => Texts.IsEnglish(Culture);

    /// <summary>Chinese where no English name is configured.</summary>
    public string BureauName => (IsEnglish ? Site.BureauNameEnglish : null) ?? Site.BureauName;

    /// <summary>Chinese where no English name is configured.</summary>
    public string FinanceBureauName => (IsEnglish ? Site.FinanceBureauNameEnglish : null) ?? Site.FinanceBureauName;

    /// <summary>Chinese where no English name is configured.</summary>
    public string Office => (IsEnglish ? Site.OfficeEnglish : null) ?? Site.Office;

    /// <summary><paramref name="path"/> has no leading slash.</summary>
    public string Link(string path) => Links + path;

    /// <summary>Carries the language where the reader selected it in the address.</summary>
    public string PageLink(string path) =>
        !CarriesLanguage || IsStatic ? Link(path) : $"{Link(path)}{(path.Contains('?') ? '&' : '?')}lang={(IsEnglish ? "en" : "zh")}";
}
