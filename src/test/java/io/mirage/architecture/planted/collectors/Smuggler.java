package io.mirage.architecture.planted.collectors;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jsoup.Jsoup;
import org.xbill.DNS.SimpleResolver;

import io.mirage.platform.web.PlatformProblem;

/** Knows every way past the scope gate. Never run. */
public final class Smuggler {

	public Object bySocket() throws IOException {
		return new Socket("192.0.2.1", 80);
	}

	public Object byHttp() throws IOException {
		return HttpClient.newHttpClient().toString() + Jsoup.connect("http://192.0.2.1") + URI.create("http://192.0.2.1").toURL();
	}

	public Object byName() throws IOException {
		return InetAddress.getByName("name.example").getHostName() + new SimpleResolver("192.0.2.1");
	}

	public Object byFile() throws IOException {
		try (FileInputStream file = new FileInputStream("name")) {
			return Files.readString(Path.of("name")) + file.read();
		}
	}

	public Object byProcess() throws IOException {
		return new ProcessBuilder("dig").start();
	}

	public Object byTheEngine() {
		return PlatformProblem.BUSY;
	}
}
