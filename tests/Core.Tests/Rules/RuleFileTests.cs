using System.Text.Json.Nodes;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Tests.Rules;

public sealed class RuleFileTests
{
    [Fact]
    public void BuiltIn_HasTheSettingsOfItsDay()
    {
        var file = RuleBook.BuiltIn.InForceAt(new DateOnly(2026, 3, 2)).Value;

        Assert.Equal("2026.1", file.Version);
        Assert.Equal(new DayRange(5, 7), file.PublicNoticeWorkingDays.Value);
        Assert.Equal(30, file.CreditCheckValidityDays.Value);
        Assert.Equal(
            [Sources.CourtEnforcement, Sources.CreditChina, Sources.BureauLists],
            file.CreditCheckSources.Value.Units.AsEnumerable()
        );
        Assert.Equal([Sources.CourtEnforcement, Sources.BureauLists], file.CreditCheckSources.Value.Persons.AsEnumerable());
        Assert.Equal(RuleConfidence.Confirm, file.CreditCheckValidityDays.Confidence);
        Assert.Equal(RuleConfidence.PerRound, file.PublicNoticeWorkingDays.Confidence);
        Assert.Equal(RuleConfidence.Sound, file.CalendarWarningDays.Confidence);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void DayRange_EachSideOfItsLimits(int days, bool included) => Assert.Equal(included, new DayRange(5, 7).Includes(days));

    [Theory]
    [InlineData("publicNotice.workingDays", """{ "minimum": 1, "maximum": 1 }""", true)]
    [InlineData("publicNotice.workingDays", """{ "minimum": 0, "maximum": 7 }""", false)]
    [InlineData("publicNotice.workingDays", """{ "minimum": 7, "maximum": 5 }""", false)]
    [InlineData("publicNotice.workingDays", """{ "minimum": 5, "maximum": 3651 }""", false)]
    [InlineData("publicNotice.workingDays", """{ "minimum": 5 }""", false)]
    [InlineData("publicNotice.workingDays", """{ "minimum": 5, "maximum": 7, "days": 6 }""", false)]
    [InlineData("publicNotice.workingDays", "5", false)]
    [InlineData("publicNotice.workingDays", "null", false)]
    [InlineData("creditCheck.validityDays", "1", true)]
    [InlineData("creditCheck.validityDays", "3650", true)]
    [InlineData("creditCheck.validityDays", "0", false)]
    [InlineData("creditCheck.validityDays", "3651", false)]
    [InlineData("creditCheck.validityDays", "\"30\"", false)]
    [InlineData("creditCheck.validityDays", "30.5", false)]
    [InlineData("creditCheck.validityDays", "null", false)]
    [InlineData("creditCheck.sources", """{ "units": ["CreditChina"], "persons": ["BureauLists"] }""", true)]
    [InlineData("creditCheck.sources", """{ "units": [], "persons": ["BureauLists"] }""", false)]
    [InlineData("creditCheck.sources", """{ "units": ["CreditChina", "CreditChina"], "persons": ["BureauLists"] }""", false)]
    [InlineData("creditCheck.sources", """{ "units": ["rumour"], "persons": ["BureauLists"] }""", false)]
    [InlineData("creditCheck.sources", """{ "units": [1], "persons": ["BureauLists"] }""", false)]
    [InlineData("correction.workingDays", "0", false)]
    [InlineData("answers.workingDays", "0", false)]
    [InlineData("multiHead.projects", """{ "projectsPerRound": 1, "projectsPerYear": 2 }""", true)]
    [InlineData("multiHead.projects", """{ "projectsPerRound": 2, "projectsPerYear": 1 }""", false)]
    [InlineData("multiHead.projects", """{ "projectsPerRound": 0, "projectsPerYear": 1 }""", false)]
    [InlineData("masking.visibleDigits", "6", true)]
    [InlineData("masking.visibleDigits", "10", false)]
    [InlineData("documents.types", """["pdf"]""", true)]
    [InlineData("documents.types", """["pdf", "exe"]""", false)]
    [InlineData("documents.types", """["pdf", null]""", false)]
    [InlineData("documents.types", "[]", false)]
    [InlineData("documents.maxBytes", "1", true)]
    [InlineData("documents.maxBytes", "2147483648", false)]
    [InlineData("documents.maxBytes", "0", false)]
    [InlineData("tasks.reminderWorkingDays", "0", false)]
    [InlineData("calendar.warningDays", "0", false)]
    [InlineData("cases.defenceWorkingDays", "0", false)]
    [InlineData("cases.simplifiedProcedure", """{ "maximumSeverity": "Minor" }""", false)]
    [InlineData("cases.simplifiedProcedure", """{ "maximumSeverity": "Slight", "includesUnfounded": true }""", false)]
    [InlineData("cases.measures", "[]", false)]
    [InlineData("cases.banMonths", """[{ "severity": "Major", "minimumMonths": 1, "maximumMonths": 36 }]""", true)]
    [InlineData("cases.banMonths", """[{ "severity": "Major", "minimumMonths": 37, "maximumMonths": 36 }]""", false)]
    [InlineData("cases.banMonths", """[{ "severity": "Major", "minimumMonths": 0, "maximumMonths": 36 }]""", false)]
    [InlineData("listings.windows", """[{ "class": "Slight", "minimumMonths": 0, "maximumMonths": 3 }]""", false)]
    [InlineData("repairs.workingDays", """{ "intake": 3, "decision": 3 }""", true)]
    [InlineData("repairs.workingDays", """{ "intake": 3, "decision": 2 }""", false)]
    [InlineData("service.announcementDays", "0", false)]
    public void Read_Value_IsAcceptedWithinItsLimitsOnly(string id, string value, bool accepted)
    {
        var text = RuleFiles.With(file => file["rules"]![id]!["value"] = JsonNode.Parse(value));

        Assert.Equal(
            accepted ? [] : [("rule-is-out-of-range", $"test.json: rules.{id}")],
            RuleBook.Read([text]).Errors.Select(error => (error.Code, error.Field!))
        );
    }

    [Theory]
    [InlineData("nature", "\"Contract\"", true)]
    [InlineData("nature", "\"Penalty\"", false)]
    [InlineData("id", "\"Ban 1\"", false)]
    [InlineData("id", "\"integrity-talk\"", false)]
    [InlineData("severities", "[]", false)]
    [InlineData("severities", """["Minor", "Minor"]""", false)]
    [InlineData("authority", "\" \"", false)]
    [InlineData("basis", "[]", false)]
    [InlineData("remedies", "[]", false)]
    [InlineData("remedies", """[{ "kind": "Reexamination", "term": { "count": 0, "unit": "WorkingDays" } }]""", false)]
    public void Read_Measure_IsAcceptedWithinItsLimitsOnly(string field, string value, bool accepted)
    {
        var text = RuleFiles.With(file => file["rules"]!["cases.measures"]!["value"]![0]![field] = JsonNode.Parse(value));

        Assert.Equal(accepted ? [] : ["rule-is-out-of-range"], RuleBook.Read([text]).Errors.Select(error => error.Code));
    }

    [Fact]
    public void BuiltIn_MeasuresOfTheBureau_AreMarkedAsSamplesAndSupportNoPublication() =>
        Assert.All(
            RuleBook.BuiltIn.InForceAt(new DateOnly(2026, 3, 2)).Value.Measures.Value.SelectMany(measure => measure.Basis),
            basis => Assert.True(basis is { IsSample: true, AllowsPublication: false })
        );

    [Fact]
    public void Read_FileWithManyErrors_ReportsThemAll()
    {
        var text = RuleFiles.With(file =>
        {
            file["version"] = " ";
            file["effectiveTo"] = "2025-12-31";
            file["rules"]!["correction.workingDays"]!["citation"] = "";
            file["rules"]!["answers.workingDays"] = null;
            file["rules"]!["answers.days"] = file["rules"]!["correction.workingDays"]!.DeepClone();
        });

        Assert.Equal(
            [
                "rule-file-version-is-missing",
                "rule-file-ends-before-it-begins",
                "rule-citation-is-missing",
                "rule-is-missing",
                "rule-is-unknown",
            ],
            RuleBook.Read([text]).Errors.Select(error => error.Code)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "version": "1", "version": "2", "effectiveFrom": "2026-01-01", "effectiveTo": null, "rules": {} }""")]
    [InlineData("""{ "version": "1", "effectiveFrom": "2026-02-30", "effectiveTo": null, "rules": {} }""")]
    [InlineData("""{ "version": "1", "effectiveFrom": "2026-01-01", "effectiveTo": null, "rules": {}, "note": "" }""")]
    [InlineData("""{ "version": "1", "effectiveFrom": "2026-01-01", "effectiveTo": null, "rules": null }""")]
    public void Read_FileOfAnotherForm_IsRefused(string json) =>
        Assert.Equal("rule-file-is-malformed", Assert.Single(RuleBook.Read([new RuleFileText("test.json", json)]).Errors).Code);

    [Theory]
    [InlineData("\"certain\"")]
    [InlineData("0")]
    [InlineData("null")]
    public void Read_UnknownConfidence_IsRefused(string confidence)
    {
        var text = RuleFiles.With(file => file["rules"]!["correction.workingDays"]!["confidence"] = JsonNode.Parse(confidence));

        Assert.Equal("rule-file-is-malformed", Assert.Single(RuleBook.Read([text]).Errors).Code);
    }

    [Fact]
    public void Schema_DescribesExactlyTheRulesThatAreRead()
    {
        var schema = RuleFiles.Resource("rules/rule-file.schema.json");
        var rules = schema["properties"]!["rules"]!;
        var described = rules["properties"]!.AsObject().Select(property => property.Key).Order().ToArray();
        var missing = RuleBook.Read([RuleFiles.With(file => file["rules"] = new JsonObject())]).Errors;

        Assert.Equal(missing.Select(error => error.Arguments["rule"]).Order(), described);
        Assert.Equal(described, rules["required"]!.AsArray().Select(id => id!.GetValue<string>()).Order());
        Assert.Equal(described, RuleFiles.Resource("rules/files/2026.json")["rules"]!.AsObject().Select(property => property.Key).Order());
    }
}
