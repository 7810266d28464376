using AngleSharp.Html.Dom;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Projects;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests.Components;

/// <summary>A page with two forms that have the same field: a unit's refusal, and its request for a change.</summary>
public sealed class PageFormTests
{
    private const string Reason = ProjectFields.Reason;

    [Fact]
    public async Task Field_OfTwoForms_HasAnIdInEach()
    {
        var page = await PageAsync(FormState.Empty);

        Assert.Equal(["f-refusal-reason", "f-changes-reason"], page.QuerySelectorAll($"textarea[name={Reason}]").Select(field => field.Id));
        Assert.Equal(["refusal", "changes"], page.QuerySelectorAll("input[name=form]").Select(form => form.GetAttribute("value")));
    }

    [Fact]
    public async Task Form_ThatIsRefused_AloneComesBackFilledAndMarked()
    {
        var page = await PageAsync(Refused("changes"));

        Assert.Equal(["", "设备到货推迟"], page.QuerySelectorAll($"textarea[name={Reason}]").Select(field => field.TextContent));
        Assert.Equal("f-changes-reason", Assert.Single(page.QuerySelectorAll("[aria-invalid]")).Id);
        Assert.Equal("#f-changes-reason", Assert.Single(page.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
    }

    [Fact]
    public async Task Form_BesideTheRefusedOne_ShowsWhatItBeginsWith()
    {
        var begun = FormState.Empty with { Values = FormState.Empty.Values.Add(Reason, "原理由") };

        var page = await PageAsync(Refused("refusal"), begun);

        Assert.Equal(["设备到货推迟", "原理由"], page.QuerySelectorAll($"textarea[name={Reason}]").Select(field => field.TextContent));
    }

    private static FormState Refused(string form) =>
        new()
        {
            Values = FormState.Empty.For(form).Values.Add(Reason, "设备到货推迟"),
            Errors = [new Error(ErrorKind.Invalid, "change-is-incomplete", "…").At(Reason)],
        };

    private static async Task<IHtmlDocument> PageAsync(FormState state, FormState? initial = null)
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        var model = ProjectSamples.Party(ProjectSamples.Awarded, ProjectAct.Refuse, ProjectAct.Change) with
        {
            ChangeKinds = [ChangeKind.Extension],
            Form = state,
            Initial = initial ?? FormState.Empty,
        };
        return Markup.Parse(await renderer.RenderAsync(model, new PageContext(Sample.Chinese, Sample.Site)));
    }
}
