using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Listings;

/// <summary>Listings that are in effect, without the case that led to them.</summary>
internal static class SeededListings
{
    /// <summary>The bureau's ban for a year, which rests on its own measure.</summary>
    public static ListingTerms Ban(RuleFile rules, DateOnly decidedOn) =>
        ListingPolicy.TermsOf(
            [rules.Measures.Value.Single(each => each.Id == "ban")],
            new BanTerm(12),
            "白科决〔2026〕1号",
            decidedOn,
            rules
        );

    /// <summary>A subject is listed from today on, and what follows is due.</summary>
    /// <param name="isDrill">Whether it counts in drill rounds alone, as those of a walk.</param>
    public static async Task<ListingId> SeedAsync(
        IServiceProvider services,
        CreditSubjectId subject,
        Func<RuleFile, DateOnly, ListingTerms> terms,
        bool isDrill = false,
        params ImmutableArray<ResponsiblePerson> responsible
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = Core.Calendar.BeijingTime.DateOf(now);
        var rules = services.GetRequiredService<RuleBook>().InForceAt(now).Value;
        var store = services.GetRequiredService<IRecordStore<Listing>>();
        var id = ListingId.Of(ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()).Value);
        var signature = Signature.Procedure(now, "Test");
        await services.GetRequiredService<ListingIndex>().AddAsync(subject, "单位", id, default);
        foreach (var person in responsible)
        {
            await services.GetRequiredService<ListingIndex>().AddAsync(person.Subject, id, default);
        }

        var proposed = new ListingProposed(id, ListKind.Dishonesty, subject, "单位", now)
        {
            IsDrill = isDrill,
            ResponsiblePersons = responsible,
        };
        await store.CreateAsync(id.Value, proposed, signature, [], default);
        await RecordAsync("notified", listing => ListingPolicy.Notify(listing, now).Value);
        await RecordAsync("decided", listing => ListingPolicy.Decide(listing, terms(rules, today), rules, now).Value);
        await RecordAsync("effective", listing => ListingPolicy.TakeEffect(listing, today, now).Value);
        await services.GetRequiredService<ListingDue>().PutAsync(id, now, default);
        return id;

        async Task RecordAsync(string key, Func<Listing, Fact> decide) =>
            (await store.RecordAsync(id.Value, key, listing => decide(listing), signature, [], default)).EnsureStored();
    }

    /// <summary>A winner that two officers entered today.</summary>
    public static Task<ListingId> SeedHonourAsync(TestApp app, CreditSubjectId subject, string award)
    {
        var today = Core.Calendar.BeijingTime.DateOf(app.Get<TimeProvider>().GetUtcNow());
        var entry = new ListingEntry("吉科奖〔2025〕12号", today, today, "吉林省人民政府", award, "奖励证书")
        {
            HonourLevel = HonourLevel.Provincial,
        };
        return SeedEntryAsync(app.Get<IServiceProvider>(), subject, "单位", ListKind.Honour, entry);
    }

    /// <summary>An old record (历史数据) that two officers entered today: it is found by a credit check, and bans nobody.</summary>
    public static Task<ListingId> SeedRecordAsync(IServiceProvider services, CreditSubjectId subject, string name, string facts)
    {
        var today = Core.Calendar.BeijingTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var entry = new ListingEntry("处理决定〔2026〕1号", today, today, "本局", facts, "案卷")
        {
            IsHistorical = true,
            HistoricalUntil = today.AddYears(1),
        };
        return SeedEntryAsync(services, subject, name, ListKind.Dishonesty, entry);
    }

    /// <summary>Ends a listing.</summary>
    public static async Task EndAsync(IServiceProvider services, ListingId id)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var recording = await services
            .GetRequiredService<IRecordStore<Listing>>()
            .RecordAsync(
                id.Value,
                "ended",
                listing => ListingPolicy.Revoke(listing, "更正", now).Select<Fact>(moved => moved),
                Signature.Procedure(now, "Test"),
                [],
                default
            );
        recording.EnsureStored();
    }

    private static async Task<ListingId> SeedEntryAsync(
        IServiceProvider services,
        CreditSubjectId subject,
        string name,
        ListKind kind,
        ListingEntry entry
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var rules = services.GetRequiredService<RuleBook>().InForceAt(now).Value;
        var store = services.GetRequiredService<IRecordStore<Listing>>();
        var id = ListingId.Of(ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()).Value);
        await services.GetRequiredService<ListingIndex>().AddAsync(subject, name, id, default);
        var proposed = new ListingProposed(id, kind, subject, name, now) { Entry = entry, EnteredBy = "first" };
        await store.CreateAsync(id.Value, proposed, Signature.Procedure(now, "Test"), [], default);
        var recording = await store.RecordAsync(
            id.Value,
            "entered",
            listing =>
                ListingEntryPolicy
                    .Confirm(listing, "second", new StaffDirectory(), rules, allowsSamples: true, now)
                    .Select<Fact>(entered => entered),
            Signature.Procedure(now, "Test"),
            [],
            default
        );
        recording.EnsureStored();
        return id;
    }
}
