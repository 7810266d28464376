using System.Collections.Frozen;

namespace CreditFunctions.Core.Text;

/// <summary>The organisation of a mail address's domain: two addresses of one organisation can mean a conflict of interest.</summary>
public static class MailDomain
{
    // Public mail providers: anybody can have an address there.
    private static readonly FrozenSet<string> Providers = FrozenSet.Create(
        StringComparer.Ordinal,
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "netease.com",
        "188.com",
        "sina.com",
        "sina.cn",
        "vip.sina.com",
        "sohu.com",
        "tom.com",
        "21cn.com",
        "139.com",
        "189.cn",
        "wo.cn",
        "aliyun.com",
        "263.net",
        "chinaren.com",
        "eyou.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "live.cn",
        "msn.com",
        "msn.cn",
        "gmail.com",
        "yahoo.com",
        "yahoo.com.cn",
        "yahoo.cn",
        "icloud.com",
        "me.com",
        "mail.com",
        "proton.me",
        "protonmail.com"
    );

    // Under these second-level domains of a country, names are registered one level lower: kinds of organisation, and provinces under
    // .cn.
    private static readonly FrozenSet<string> SecondLevels = FrozenSet.Create(
        StringComparer.Ordinal,
        "com",
        "edu",
        "gov",
        "ac",
        "org",
        "net",
        "mil",
        "co",
        "or",
        "go",
        "ne",
        "idv",
        "bj",
        "sh",
        "tj",
        "cq",
        "he",
        "sx",
        "nm",
        "ln",
        "jl",
        "hl",
        "js",
        "zj",
        "ah",
        "fj",
        "jx",
        "sd",
        "ha",
        "hb",
        "hn",
        "gd",
        "gx",
        "hi",
        "sc",
        "gz",
        "yn",
        "xz",
        "sn",
        "gs",
        "qh",
        "nx",
        "xj",
        "tw",
        "hk",
        "mo"
    );

    /// <summary>
    /// The registered domain of the organisation, such as <c>unit.edu.cn</c> for <c>a@lab.unit.edu.cn</c>; null for a public provider or
    /// an invalid address.
    /// </summary>
    public static string? OrganisationOf(string? address)
    {
        if (!MailAddressText.TryRead(address, out var read))
        {
            return null;
        }

        var labels = read[(read.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('.');
        var isCountry = labels[^1].Length == 2;
        var count = isCountry && labels.Length > 2 && SecondLevels.Contains(labels[^2]) ? 3 : 2;
        var domain = string.Join('.', labels.TakeLast(count));
        return Providers.Contains(domain) ? null : domain;
    }

    /// <summary>Also true for different subdomains.</summary>
    public static bool IsSameOrganisation(string? one, string? other) =>
        OrganisationOf(one) is { } domain && domain == OrganisationOf(other);
}
