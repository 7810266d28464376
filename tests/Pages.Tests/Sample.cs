using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests;

/// <summary>A page with data, rendered in either language.</summary>
public sealed record Sample(string Name, Func<PageRenderer, PageContext, Task<string>> RenderAsync)
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static readonly SiteInfo Site = new("白城市科学技术局", "科技发展规划科", "0436-3200000")
    {
        BureauNameEnglish = "Baicheng Science and Technology Bureau",
        OfficeEnglish = "Planning Office",
        FinanceBureauName = "白城市财政局",
        FinanceBureauNameEnglish = "Baicheng Finance Bureau",
        Address = "吉林省白城市文化东路 1 号",
    };

    public bool IsStatic { get; init; }

    /// <summary>Whether the banners of rehearsal and drill are displayed.</summary>
    public bool IsRehearsed { get; init; }

    public static Sample Of<TPage>(string name, IModelOf<TPage> model)
        where TPage : IComponent => new(name, (renderer, context) => renderer.RenderAsync(model, context));

    public async Task<string> HtmlAsync(CultureInfo culture)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        return await RenderAsync(renderer, ContextFor(culture));
    }

    public override string ToString() => Name;

    private PageContext ContextFor(CultureInfo culture) =>
        new(culture, Site)
        {
            Links = "",
            IsStatic = IsStatic,
            IsDrill = IsRehearsed,
            RehearsalTime = IsRehearsed ? new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero) : null,
            OtherLanguage = $"{Name}.{(Texts.IsEnglish(culture) ? "zh" : "en")}.html",
        };
}
