using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Hosting.Http;
using CreditFunctions.LocalRuntime.Hosting.Settings;
using CreditFunctions.LocalRuntime.Worker.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Worker.Builder;

/// <summary>Collects what an app is made of, and builds its host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    internal FunctionsApplicationBuilder(string[] args)
    {
        _web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = System.Environment.CurrentDirectory });
        var files = AppSettings.Load(_web.Configuration, _web.Environment.ContentRootPath, args);
        files.ExportVariables();
        Options = new LocalRuntimeOptions(_web.Configuration, files.HostFile, files.Faults);
        _web.Logging.AddHostLogging(_web.Configuration);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    internal LocalRuntimeOptions Options { get; }

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>The host; faults of settings and functions are told when it starts.</summary>
    public FunctionsHost Build()
    {
        _web.WebHost.UseKestrelCore().ConfigureKestrel(Options.Apply);
        Services.AddHostServices(Options);
        return new FunctionsHost(_web.Build(), Options, _middleware);
    }
}
