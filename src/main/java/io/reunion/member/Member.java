package io.reunion.member;

public record Member(String id, String name) {}
